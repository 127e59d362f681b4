import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as https from "node:https";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TLSSocket } from "node:tls";
import { renderTemplate } from "../../../src/artefacts/render";
import { TestAuthority } from "../../support/certificates";
import { useScratch } from "../../support/scratch";

const scratch = useScratch();

interface Forwarder {
  readonly child: ChildProcess;
  readonly port: number;
  readonly certificates: string;
  readonly authority: TestAuthority;
  out(): string;
}

let running: ChildProcess | undefined;
afterEach(() => running?.kill("SIGKILL"));

function show({ certificate, key }: { certificate: string; key: string }, folder: string): void {
  fs.writeFileSync(path.join(folder, "tls.crt"), certificate);
  fs.writeFileSync(path.join(folder, "tls.key"), key);
}

async function start(env: Readonly<Record<string, string>> = {}): Promise<Forwarder> {
  const folder = scratch();
  const authority = new TestAuthority(folder);
  const certificates = path.join(folder, "certificates");
  fs.mkdirSync(certificates);
  show(authority.issue("api-audit.api-audit.svc"), certificates);
  const code = path.join(folder, "forwarder.js");
  fs.writeFileSync(code, renderTemplate("vpc-cluster/api-audit/forwarder.js", {}));
  const child = spawn(process.execPath, [code], {
    env: { CLUSTER: "apps", CERTIFICATES: certificates, PORT: "0", HOST: "127.0.0.1", ...env },
  });
  running = child;
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      const [, listening] = /listening on (\d+)/.exec(text) ?? [];
      if (listening) resolve(Number(listening));
    });
    child.once("exit", () => reject(new Error("the forwarder ended")));
  });
  return { child, port, certificates, authority, out: () => out };
}

/** Status of an answer, and the fingerprint of the certificate that was shown. */
function send(to: Forwarder, method: string, url: string, body = ""): Promise<{ status: number; shown: string }> {
  return new Promise((resolve, reject) => {
    const options = { method, port: to.port, host: "127.0.0.1", path: url, agent: false };
    // Like the API server, which does not ask who signed it.
    const request = https.request({ ...options, rejectUnauthorized: false }, (response) => {
      const shown = (response.socket as TLSSocket).getPeerCertificate().fingerprint256;
      response.resume().on("end", () => resolve({ status: response.statusCode ?? 0, shown }));
    });
    request.on("error", reject).end(body);
  });
}

const event = (id: number) => ({ auditID: `id-${id}`, verb: "create", user: { username: "IAM#a@example.com" } });
const list = (...items: unknown[]) => JSON.stringify({ kind: "EventList", apiVersion: "audit.k8s.io/v1", items });

test("each event of a list becomes one line that says the cluster, before the API server is answered", async () => {
  const forwarder = await start();
  const answers = await Promise.all([
    send(forwarder, "POST", "/post", list(event(1), event(2))),
    send(forwarder, "POST", "/post?timeout=30s", list({ ...event(3), note: 'a line\nand "another" ÄÖ' })),
    send(forwarder, "POST", "/post", list()),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const lines = forwarder.out().trim().split("\n");
  const read = lines.map((line) => JSON.parse(line) as { cluster: string; audit: { auditID: string } });
  expect(read.map(({ audit }) => audit.auditID).sort()).toEqual(["id-1", "id-2", "id-3"]);
  expect(new Set(read.map(({ cluster }) => cluster))).toEqual(new Set(["apps"]));
});

test("what is no list of events is refused, and nothing is printed", async () => {
  const forwarder = await start({ LIMIT_BYTES: "2000" });
  const tried: readonly (readonly [string, string, string, number])[] = [
    ["GET", "/health", "", 200],
    ["GET", "/post", "", 404],
    ["POST", "/", list(event(1)), 404],
    ["POST", "/../post/x", list(event(1)), 404],
    ["PUT", "/post", list(event(1)), 404],
    ["POST", "/post", "", 400],
    ["POST", "/post", "{", 400],
    ["POST", "/post", "null", 400],
    ["POST", "/post", JSON.stringify(event(1)), 400],
    ["POST", "/post", JSON.stringify({ kind: "EventList", items: "none" }), 400],
    ["POST", "/post", list("x".repeat(3000)), 413],
  ];
  for (const [method, url, body, status] of tried) {
    const answer = await send(forwarder, method, url, body);
    process.stdout.write(`forwarder: tried ${method} ${url} with ${body.length} bytes, answered ${answer.status}\n`);
    expect([method, url, body.slice(0, 40), answer.status]).toEqual([method, url, body.slice(0, 40), status]);
  }
  expect(forwarder.out()).toBe("");
});

test("a new certificate is shown without a restart, and one that cannot be read is not", async () => {
  const forwarder = await start({ RENEW_MS: "20" });
  const { shown: first } = await send(forwarder, "GET", "/health");
  fs.writeFileSync(path.join(forwarder.certificates, "tls.key"), "broken");
  await sleep(100);
  expect((await send(forwarder, "GET", "/health")).shown).toBe(first);
  show(forwarder.authority.issue("api-audit.api-audit.svc"), forwarder.certificates);
  let shown = first;
  for (let tries = 0; tries < 100 && shown === first; tries += 1) {
    await sleep(20);
    ({ shown } = await send(forwarder, "GET", "/health"));
  }
  expect(shown).not.toBe(first);
});

test("it ends when it is told to, and speaks nothing older than TLS 1.2", async () => {
  const forwarder = await start();
  const old = new Promise((resolve) => {
    const options = {
      port: forwarder.port,
      host: "127.0.0.1",
      rejectUnauthorized: false,
      maxVersion: "TLSv1.1" as const,
    };
    https
      .get({ ...options, minVersion: "TLSv1" }, () => resolve("spoken"))
      .on("error", ({ message }) => resolve(message));
  });
  expect(await old).not.toBe("spoken");
  const ended = new Promise((resolve) => forwarder.child.once("exit", resolve));
  forwarder.child.kill("SIGTERM");
  expect(await ended).toBe(0);
});
