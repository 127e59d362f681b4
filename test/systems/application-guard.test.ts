import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { renderTemplate } from "../../src/artefacts/render";
import { runChild } from "../support/child";

type Guard = (request: http.IncomingMessage, response: http.ServerResponse, next: () => void) => Promise<void>;
type CreateGuard = (options: { routes: object[]; env: Readonly<Record<string, string>> }) => Guard;

const data = { app: "web", header: "X-Origin-Verify", healthPath: "/healthz", hostname: "shop.example.com" };
const originToken = "0123456789abcdef0123456789abcdef";
const routes = [
  { method: "GET", path: "/orders", scopes: ["read"] },
  { method: "POST", path: "/orders", scopes: ["read", "write"] },
  { method: "GET", path: "/files/", scopes: [] },
];
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });

let folder = "";
let createGuard: CreateGuard;
let issuer: http.Server;
let issuerUrl = "";
let keys: object[] = [];
let asked = 0;
let app: http.Server;
let appUrl = "";

const listen = (server: http.Server) =>
  new Promise<string>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-guard-"));
  fs.writeFileSync(path.join(folder, "guard.js"), renderTemplate("app-id/guard.js", data));
  ({ createGuard } = require(path.join(folder, "guard.js")) as { createGuard: CreateGuard });
  issuer = http.createServer((request, response) => {
    asked += 1;
    const discovery = { issuer: issuerUrl, jwks_uri: `${issuerUrl}/publickeys` };
    response.end(JSON.stringify(request.url === "/publickeys" ? { keys } : discovery));
  });
  issuerUrl = await listen(issuer);
});
afterAll(() => {
  issuer.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: "jwk" }), kid, use: "sig" });

beforeEach(async () => {
  keys = [jwk(rsa.publicKey, "rsa-1"), jwk(ec.publicKey, "ec-1")];
  asked = 0;
  await serve({});
});
afterEach(() => {
  app.closeAllConnections();
  app.close();
});

/** An application behind the guard: what gets through is answered with 200. */
async function serve(env: Readonly<Record<string, string>>): Promise<void> {
  app?.close();
  const guard = createGuard({
    routes,
    env: {
      AUTH_METHOD: "oidc",
      OIDC_ISSUER: issuerUrl,
      OIDC_AUDIENCE: "shop",
      ORIGIN_VERIFY_TOKEN: originToken,
      ...env,
    },
  });
  app = http.createServer((request, response) => {
    void guard(request, response, () => response.end());
  });
  appUrl = await listen(app);
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = () => Math.floor(Date.now() / 1000);

interface Forged {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: KeyObject;
  readonly signature?: (signed: string) => Buffer;
}

function bearer({ header, claims, key = rsa.privateKey, signature }: Forged = {}): string {
  const head = part({ alg: "RS256", kid: "rsa-1", ...header });
  const body = part({ iss: issuerUrl, aud: ["shop"], exp: now() + 300, scope: "openid read", ...claims });
  const signed = `${head}.${body}`;
  const made = signature?.(signed) ?? sign("sha256", Buffer.from(signed), key);
  return `Bearer ${signed}.${made.toString("base64url")}`;
}

/** Status of a request; the path is sent as it is written. */
function ask(url: string, headers: http.OutgoingHttpHeaders = {}, method = "GET"): Promise<number> {
  const { port } = new URL(appUrl);
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path: url, method, headers, agent: false };
    http
      .request(options, (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      })
      .on("error", reject)
      .end();
  });
}

const byEdge = { "x-origin-verify": originToken };
const call = (authorization: string, url = "/orders", method = "GET") => ask(url, { ...byEdge, authorization }, method);

test("a good token opens the routes whose scopes it has, and no others", async () => {
  expect(await call(bearer())).toBe(200);
  expect(await call(bearer(), "/orders?page=2")).toBe(200);
  expect(await call(bearer(), "/orders", "POST")).toBe(403);
  expect(await call(bearer({ claims: { scope: "read write" } }), "/orders", "POST")).toBe(200);
  expect(await call(bearer({ claims: { scope: "reader" } }))).toBe(403);
  expect(await call(bearer(), "/files/a/b")).toBe(200);
  expect(await call(bearer(), "/elsewhere")).toBe(403);
  expect(await call(bearer(), "/orders/1")).toBe(403);
  expect(await call(bearer(), "/orders", "DELETE")).toBe(403);
});

test("ES256 is taken as well, and the audience may be one text", async () => {
  const signature = (signed: string) =>
    sign("sha256", Buffer.from(signed), { key: ec.privateKey, dsaEncoding: "ieee-p1363" });
  expect(await call(bearer({ header: { alg: "ES256", kid: "ec-1" }, claims: { aud: "shop" }, signature }))).toBe(200);
});

const publicPem = rsa.publicKey.export({ format: "pem", type: "spki" });
test.each<[string, Forged]>([
  ["of another issuer", { claims: { iss: "https://elsewhere.example.com" } }],
  ["for another audience", { claims: { aud: ["other"] } }],
  ["for no audience", { claims: { aud: undefined } }],
  ["that has ended", { claims: { exp: now() - 120 } }],
  ["without an end", { claims: { exp: undefined } }],
  ["whose end is text", { claims: { exp: "9999999999" } }],
  ["that holds from tomorrow on", { claims: { nbf: now() + 86_400 } }],
  ["signed by somebody else", { key: foreign.privateKey }],
  ["with a key that nobody published", { header: { kid: "rsa-2" } }],
  ["without a key id", { header: { kid: undefined } }],
  ["of algorithm none", { header: { alg: "none" }, signature: () => Buffer.alloc(1) }],
  [
    "of algorithm HS256 with the public key as the secret",
    { header: { alg: "HS256" }, signature: (signed) => createHmac("sha256", publicPem).update(signed).digest() },
  ],
  ["of ES256 with an RSA key", { header: { alg: "ES256" } }],
  [
    "of RS512",
    { header: { alg: "RS512" }, signature: (signed) => sign("sha512", Buffer.from(signed), rsa.privateKey) },
  ],
  ["with critical extensions", { header: { crit: ["exp"] } }],
])("a token %s is refused", async (_, forged) => {
  expect(await call(bearer(forged))).toBe(401);
});

test("a token that was changed, and what is no token, are refused", async () => {
  const [head, , signature] = bearer().slice("Bearer ".length).split(".");
  expect(
    await call(`Bearer ${head}.${part({ iss: issuerUrl, aud: "shop", exp: now() + 9, scope: "write" })}.${signature}`),
  ).toBe(401);
  for (const junk of ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic YTpi", "Bearer ..", `${bearer()} x`])
    expect(await call(junk)).toBe(401);
  expect(await ask("/orders", byEdge)).toBe(401);
  expect(await call(bearer({ claims: { iss: `${issuerUrl}/` } }))).toBe(401);
  const short = { header: { alg: "ES256", kid: "ec-1" }, signature: () => Buffer.from("abc") };
  expect(await call(bearer(short))).toBe(401);
});

test("without the edge's header everything but the health path is refused, whatever the token", async () => {
  expect(await ask("/orders", { authorization: bearer() })).toBe(403);
  expect(await ask("/orders", { authorization: bearer(), "x-origin-verify": "wrong" })).toBe(403);
  expect(await ask("/orders", { authorization: bearer(), "x-origin-verify": `${originToken}x` })).toBe(403);
  expect(
    await ask("/orders", {
      authorization: bearer(),
      "x-forwarded-for": "203.0.113.1",
      "cf-connecting-ip": "203.0.113.1",
    }),
  ).toBe(403);
  expect(await ask("/healthz")).toBe(200);
  expect(await ask("/healthz", {}, "POST")).toBe(403);
});

test.each([
  "/files/../orders",
  "/files/%2e%2e/orders",
  "/files%2fx",
  "//files/",
  "/files/.",
  "/files/a%5cb",
  "/healthz/../orders",
])("the path %s could be read in two ways and is refused", async (url) => {
  expect(await call(bearer(), url)).toBe(400);
});

test("the issuer's keys are asked for once, and a flood of unknown keys does not reach it", async () => {
  await Promise.all(Array.from({ length: 10 }, () => call(bearer())));
  const first = asked;
  expect(first).toBe(2);
  for (let count = 0; count < 5; count += 1) await call(bearer({ header: { kid: `made-up-${count}` } }));
  expect(asked).toBe(first);
});

test("an issuer that says it is another one gives no keys", async () => {
  await serve({ OIDC_ISSUER: `${issuerUrl}/other` });
  expect(await call(bearer({ claims: { iss: `${issuerUrl}/other` } }))).toBe(401);
});

test("where callers are not known, the edge's header and the routes still hold", async () => {
  await serve({ AUTH_METHOD: "none", OIDC_ISSUER: "", OIDC_AUDIENCE: "" });
  expect(await ask("/orders", byEdge)).toBe(200);
  expect(await ask("/elsewhere", byEdge)).toBe(403);
  expect(await ask("/orders")).toBe(403);
});

test.each([
  [{ AUTH_METHOD: "" }, "AUTH_METHOD is missing"],
  [{ AUTH_METHOD: "basic" }, "AUTH_METHOD must be one of"],
  [{ OIDC_AUDIENCE: "" }, "OIDC_AUDIENCE is missing"],
  [{ ORIGIN_VERIFY_TOKEN: "" }, "ORIGIN_VERIFY_TOKEN is missing"],
])("an application does not start with %j", async (env, message) => {
  await expect(serve(env)).rejects.toThrow(message);
});

/** Runs the rendered smoke test against a server on the loopback interface. */
async function smoke(answer: http.RequestListener, { open = false, paths = [] as string[] } = {}) {
  const file = path.join(folder, "smoke.sh");
  fs.writeFileSync(file, renderTemplate("app-id/auth-smoke-test.sh", { ...data, open }));
  const server = http.createServer(answer);
  const url = await listen(server);
  const ended = await runChild("sh", [file, ...paths], { BASE_URL: url });
  server.close();
  return { ...ended, err: ended.err.replaceAll(url, "URL"), out: ended.out.replaceAll(url, "URL") };
}

test("the smoke test is content with an application behind the guard", async () => {
  const guard = createGuard({
    routes,
    env: { AUTH_METHOD: "oidc", OIDC_ISSUER: issuerUrl, OIDC_AUDIENCE: "shop", ORIGIN_VERIFY_TOKEN: originToken },
  });
  const behindEdge: http.RequestListener = (request, response) => {
    request.headers["x-origin-verify"] = originToken;
    void guard(request, response, () => response.end());
  };
  expect(await smoke(behindEdge, { paths: ["/orders", "/files/"] })).toEqual({
    code: 0,
    out: "passed: URL\n",
    err: "",
  });
});

test("the smoke test finds an application that answers anybody", async () => {
  const { code, err } = await smoke((_, response) => response.end());
  expect(code).toBe(1);
  expect(err).toContain("OPEN: / returned 200 to a request without a token\n");
  expect(err).toContain("OPEN: / returned 200 to Bearer wrong\n");
});

test("the smoke test finds an application that takes unsigned tokens", async () => {
  const { code, err } = await smoke((request, response) => {
    const taken = request.url === "/healthz" || request.headers.authorization?.startsWith("Bearer eyJ");
    response.writeHead(taken ? 200 : 401).end();
  });
  expect(code).toBe(1);
  expect(err).toMatch(/^OPEN: \/ returned 200 to Bearer eyJ[^\n]*\n$/);
});

test("the smoke test finds a health path that does not answer, or tells tales", async () => {
  const closed = await smoke((_, response) => response.writeHead(401).end());
  expect(closed).toMatchObject({ code: 1, err: "/healthz returned 401, expected 200\n" });
  const chatty = await smoke((request, response) => {
    if (request.url !== "/healthz") return response.writeHead(403).end();
    return response.writeHead(200, { "X-Powered-By": "Express" }).end("v".repeat(65));
  });
  expect(chatty.code).toBe(1);
  expect(chatty.err.split("\n")).toEqual([
    "/healthz returns a body of more than 64 bytes",
    "/healthz discloses the application's technology in the header x-powered-by",
    "",
  ]);
});

test("an application for everybody is not asked for tokens, and no answer decides nothing", async () => {
  expect((await smoke((_, response) => response.end(), { open: true })).code).toBe(0);
  const file = path.join(folder, "smoke.sh");
  const { code, err } = await runChild("sh", [file], { BASE_URL: "http://127.0.0.1:1" });
  expect({ code, err }).toEqual({ code: 2, err: "inconclusive: no answer from http://127.0.0.1:1\n" });
});
