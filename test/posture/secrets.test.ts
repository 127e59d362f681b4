import { clueOf, namedArguments } from "../../src/core/secrets";
import { show } from "../../src/document/show";

const login = `Basic ${Buffer.from("admin:hunter2").toString("base64")}`;

test.each([
  "postgres://admin:hunter2@db.example.com/shop",
  "redis://:hunter2@cache:6379",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
  login,
  "Authorization: Bearer 0a1b2c3d4e5f6a7b",
  "AKIAIOSFODNN7EXAMPLE",
  `${"https://hooks.slack"}.com/services/T00000000/B00000000/x`,
  "user=admin;password=Winter2026",
  "-Djavax.net.ssl.keyStorePassword=changeit",
  "--db-password=x",
  "https://api.example.com/?apikey=hunter2",
  "server.port=8080\nspring.datasource.password = hunter2\n",
  '{"user":"admin","password":"hunter2"}',
])("%s is a secret under any name, and is not repeated in messages", (value) => {
  expect(clueOf("VALUE", value)).toBe("form");
  expect(show(value, ["value"])).toBe("a redacted value");
});

test.each([
  "token_endpoint=https://iam.example.com",
  "PASSWORD_FILE=/run/secret",
  "secret-name",
  "key=value",
  "postgres://admin@db.example.com:5432/shop",
  "postgres://admin:${PASSWORD}@db",
  "postgres://admin:<password>@db",
  "https://example.com/a:b@c",
  "user=admin;password=$(DB_PASSWORD)",
  "user=admin;password={{password}};ssl=true",
  "--password=$DB_PASSWORD",
  "--token=/var/run/secrets/token",
  "grant_type=password&scope=a",
  "use_token=true",
  "Basic authentication and Bearer tokens",
  "if password == expected",
  "eyJust a word",
  "max_tokens=4096",
])("%s is ordinary text", (value) => {
  expect(clueOf("VALUE", value)).toBeUndefined();
});

test.each(["DB_PWD", "db_pw", "passwd", "api-key", "spark.hadoop.fs.cos.iam.api.key"])("%s names a secret", (name) => {
  expect(clueOf(name, "hunter")).toBe("name");
});

test.each([
  ["PASSWORD_FILE", "/run/secret"],
  ["token_endpoint", "https://iam.example.com"],
  ["secretName", "web-tls"],
  ["PWD", "/app"],
  ["PWM_CHANNEL", "3"],
])("%s names none", (name, value) => {
  expect(clueOf(name, value)).toBeUndefined();
});

test("an option is the name of what follows it, in a shell's line too", () => {
  const named = namedArguments(["--listen=8081", "--password", "hunter2", "--all", "app --token x -v"]);
  expect(named.filter(({ name }) => name !== "").map(({ index, name, value }) => [index, name, value])).toEqual([
    [0, "listen", "8081"],
    [2, "password", "hunter2"],
    [4, "all", "app --token x -v"],
    [4, "token", "x"],
  ]);
});
