import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { isObject, type JsonObject } from "../../src/terraform/configuration";
import { readJson } from "../../src/terraform/json-template";
import { reference } from "../support/reference";
import { contents, useScratch } from "../support/scratch";

const home = process.env.RAMPART_SPARK_HOME ?? "";
const enabled = process.env.RAMPART_SPARK === "1";
if (!enabled)
  process.stdout.write(
    "skipped: real Spark, because RAMPART_SPARK=1 is not set; sh test/spark/setup.sh FOLDER installs it (345 MB, Java 17)\n",
  );
const testWithSpark = enabled ? test : test.skip;
const scratch = useScratch();

type Conf = Record<string, string>;

/** What the submit script adds, as markers that can be looked for. */
const apiKey = "marker-of-the-jobs-api-key";
const token = "marker-of-the-jobs-token";

/** JSON objects in the reference blueprint's Terraform. */
function inner(type: string, argument: string): JsonObject {
  const resources = reference("spark").stacks.flatMap(({ json }) => {
    const named = (json.resource as JsonObject)[type];
    return Object.values(isObject(named) ? named : {}) as JsonObject[];
  });
  const text = readJson(String(resources.find((one) => one[argument] !== undefined)?.[argument]));
  if (text.state !== "known" || !isObject(text.value)) throw new Error(`${type}.${argument} is no JSON object`);
  return text.value;
}

/** The configuration that an application runs with: the instance's, then the request's, as Terraform would resolve them. */
function emitted(): { readonly conf: Conf; readonly keyIds: readonly string[] } {
  const { default_config: instance } = inner("ibm_resource_instance", "parameters_json");
  const { conf: request } = inner("ibm_cos_bucket_object", "content").application_details as JsonObject;
  const ids = new Map<string, string>();
  const resolve = (text: string) =>
    text.replace(/\$\{(?:jsonencode\()?(element\(split\(":", [^)]*\), 9\))\)?\}/g, (_, expression: string) => {
      const id = ids.get(expression) ?? `${String(ids.size + 1).repeat(8)}-2222-4333-8444-555555555555`;
      ids.set(expression, id);
      return id;
    });
  const conf = Object.fromEntries(
    Object.entries({ ...(instance as Conf), ...(request as Conf) }).map(([name, value]) => [name, resolve(value)]),
  );
  return { conf, keyIds: [...ids.values()] };
}

/** What stands in for the service here: its classes are not published, and its key store and folders are its own. */
function local(folder: string, keyIds: readonly string[], key: (index: number) => string): Conf {
  const jar = path.join(home, "jars", "parquet-hadoop-1.13.1-tests.jar");
  return {
    "spark.driver.extraClassPath": jar,
    "spark.jars": jar,
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.eventLog.dir": path.join(folder, "events"),
    "spark.hadoop.parquet.crypto.factory.class": "org.apache.parquet.crypto.keytools.PropertiesDrivenCryptoFactory",
    "spark.hadoop.parquet.encryption.kms.client.class": "org.apache.parquet.crypto.keytools.mocks.InMemoryKMS",
    "spark.hadoop.parquet.encryption.key.list": keyIds.map((id, index) => `${id}:${key(index)}`).join(","),
    "spark.hadoop.fs.cos.data.iam.api.key": apiKey,
    "spark.hadoop.parquet.encryption.key.access.token": token,
    "spark.ssl.keyStore": path.join(folder, "web.p12"),
    "spark.ssl.keyStoreType": "PKCS12",
    "spark.ssl.keyStorePassword": "changeit",
    "spark.ssl.keyPassword": "changeit",
  };
}

interface Outcome {
  readonly ssl: string;
  readonly scheme: string;
  readonly tls: string;
  readonly rows: string;
  readonly error?: string;
  readonly files: number;
  readonly magic: readonly string[];
  readonly inClear: readonly string[];
}

function spark(mode: "write" | "read", folder: string, conf: Conf): Outcome {
  const file = path.join(folder, "conf.json");
  fs.writeFileSync(file, JSON.stringify(conf));
  const python = path.join(home, "venv", "bin", "python");
  const script = path.join(packageRoot, "test", "spark", "roundtrip.py");
  const ran = spawnSync(python, [script, mode, file, path.join(folder, "data")], {
    encoding: "utf8",
    env: { ...process.env, SPARK_LOCAL_IP: "127.0.0.1" },
  });
  const line = ran.stdout.trim().split("\n").at(-1) ?? "";
  if (ran.status !== 0 || !line.startsWith("{")) throw new Error(`Spark failed: ${ran.stderr.slice(-2000)}`);
  return JSON.parse(line) as Outcome;
}

function keyStore(folder: string): void {
  const pair = ["-genkeypair", "-alias", "web", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2"];
  const store = ["-storetype", "PKCS12", "-keystore", path.join(folder, "web.p12"), "-storepass", "changeit"];
  const made = spawnSync("keytool", [...pair, ...store], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(made.stdout);
}

const key = (index: number) => Buffer.alloc(16, index + 1).toString("base64");
const otherKey = (index: number) => Buffer.alloc(16, index + 100).toString("base64");

testWithSpark(
  "the emitted configuration encrypts Parquet, the web interface and what the event log says",
  () => {
    const folder = scratch();
    fs.mkdirSync(path.join(folder, "events"));
    keyStore(folder);
    const { conf, keyIds } = emitted();
    expect(keyIds).toHaveLength(3);
    const withKeys = { ...conf, ...local(folder, keyIds, key) };

    const written = spark("write", folder, withKeys);
    expect(written).toEqual({
      ssl: "true",
      scheme: "https",
      tls: "TLSv1.3",
      rows: "the same",
      files: 1,
      magic: ["PAREPARE"],
      inClear: [],
    });
    // Wrapped keys lie in files of their own, which a rotation replaces.
    const names = Object.keys(contents(path.join(folder, "data")));
    expect(names.filter((name) => name.startsWith("_KEY_MATERIAL_FOR_"))).toHaveLength(1);

    const events = Object.values(contents(path.join(folder, "events"))).join("");
    expect(events).toContain("*********(redacted)");
    expect(events).not.toContain(apiKey);
    expect(events).not.toContain(token);

    const wrongKeys = spark("read", folder, { ...conf, ...local(folder, keyIds, otherKey) });
    expect(wrongKeys.rows).toBe("unreadable");
    const noKeys = spark("read", folder, {});
    expect(noKeys).toMatchObject({ ssl: "not set", scheme: "http", rows: "unreadable" });
    process.stdout.write(
      `real Spark: ${JSON.stringify(written)}; with other keys: ${wrongKeys.rows}; without keys: ${noKeys.rows}\n`,
    );
  },
  600_000,
);

testWithSpark(
  "without the configuration the same data is in clear, and the same secret in the event log",
  () => {
    const folder = scratch();
    fs.mkdirSync(path.join(folder, "events"));
    const plain = spark("write", folder, {
      "spark.eventLog.enabled": "true",
      "spark.eventLog.dir": path.join(folder, "events"),
      "spark.hadoop.fs.cos.data.iam.api.key": apiKey,
    });
    expect(plain).toMatchObject({ scheme: "http", rows: "the same", magic: ["PAR1PAR1"] });
    expect(plain.inClear).toEqual(expect.arrayContaining(["Ada Lovelace", "4111-1111", "email", "amount"]));
    expect(Object.values(contents(path.join(folder, "events"))).join("")).toContain(apiKey);
  },
  600_000,
);
