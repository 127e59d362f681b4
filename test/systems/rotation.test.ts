import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import * as tls from "node:tls";
import { packageRoot } from "../../src/core/package-root";
import { type Issued, TestAuthority } from "../support/certificates";
import { type Ended, runChild } from "../support/child";

const script = path.join(packageRoot, "templates", "code-engine", "rotate.mjs");
const hostname = "shop.example.com";
const token = "cr-token-of-the-test";
const access = "access-token-of-the-test";

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}
interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers never. */
  readonly silent?: boolean;
}

/** IAM, Secrets Manager and Code Engine in one, on the loopback interface. */
class Stub {
  readonly requests: Request[] = [];
  /** The TLS secret as the project has it. */
  secret: { format: string; entity_tag: string; data?: Record<string, string> };
  /** What Secrets Manager has. */
  stored: Record<string, unknown>;
  /** Answers that come before the proper one, by method and first part of the path. */
  readonly before = new Map<string, Answer[]>();
  /** Called when the secret was replaced. */
  replaced: () => void = () => undefined;
  private readonly server = http.createServer((request, response) => this.receive(request, response));

  constructor(current: Issued, renewed: Issued, chain: string) {
    this.secret = {
      format: "tls",
      entity_tag: "1",
      data: { tls_cert: current.certificate + chain, tls_key: current.key },
    };
    this.stored = {
      secret_type: "public_cert",
      // A bundled certificate has the chain in it, and the intermediate stands beside it once more.
      certificate: renewed.certificate + chain,
      intermediate: chain,
      private_key: renewed.key,
    };
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private receive(request: http.IncomingMessage, response: http.ServerResponse): void {
    let body = "";
    request.on("data", (data) => {
      body += String(data);
    });
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      this.requests.push({ method, path: url, headers, body });
      const key = [...this.before.keys()].find((start) => `${method} ${url}`.startsWith(start));
      const answer = (key && this.before.get(key)?.shift()) || this.answer(method, url, headers, body);
      if (answer.silent) return;
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {}));
    });
  }

  private answer(method: string, url: string, headers: http.IncomingHttpHeaders, body: string): Answer {
    if (method === "POST" && url === "/identity/token") {
      const form = new URLSearchParams(body);
      const good =
        form.get("grant_type") === "urn:ibm:params:oauth:grant-type:cr-token" &&
        form.get("cr_token") === token &&
        form.get("profile_name") === "portal-desk-rotate-tls";
      return good ? { status: 200, body: { access_token: access } } : { status: 400 };
    }
    if (headers.authorization !== `Bearer ${access}`) return { status: 401 };
    if (method === "GET" && url === "/api/v2/secrets/cert-1") return { status: 200, body: this.stored };
    if (url !== "/v2/projects/project-1/secrets/web-tls") return { status: 404 };
    if (method === "GET") return { status: 200, body: this.secret };
    if (method !== "PUT") return { status: 405 };
    if (headers["if-match"] !== this.secret.entity_tag) return { status: 412 };
    const wanted = JSON.parse(body) as { format: string; data: Record<string, string> };
    this.secret = { ...wanted, entity_tag: `${Number(this.secret.entity_tag) + 1}` };
    this.replaced();
    return { status: 200, body: this.secret };
  }
}

let folder = "";
let authority: TestAuthority;
let current: Issued;
let renewed: Issued;
let stub: Stub;
let base = "";
let origin: tls.Server;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-rotation-"));
  authority = new TestAuthority(folder);
  current = authority.issue(hostname);
  renewed = authority.issue(hostname);
  fs.writeFileSync(path.join(folder, "token"), `${token}\n`);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  stub = new Stub(current, renewed, authority.certificate);
  base = await stub.start();
  origin = tls.createServer({ key: current.key, cert: current.certificate }, (socket) => socket.end());
  origin.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => origin.listen(0, "127.0.0.1", resolve));
  stub.replaced = () => origin.setSecureContext({ key: renewed.key, cert: renewed.certificate });
});
afterEach(() => {
  stub.stop();
  origin.close();
});

/** Runs the job as Code Engine does, with short waits. */
async function rotate(env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const ended = await runChild(process.execPath, [script], {
    IAM_URL: base,
    CERTIFICATE_STORE_URL: base,
    CODE_ENGINE_URL: base,
    PROJECT_ID: "project-1",
    TRUSTED_PROFILE: "portal-desk-rotate-tls",
    CERTIFICATES: JSON.stringify([
      {
        hostname,
        origin: `127.0.0.1:${(origin.address() as AddressInfo).port}`,
        secret: "web-tls",
        certificate: "cert-1",
      },
    ]),
    TOKEN_FILE: path.join(folder, "token"),
    NODE_EXTRA_CA_CERTS: authority.file,
    BACKOFF_MS: "5",
    TIMEOUT_MS: "300",
    PATIENCE_MS: "200",
    ...env,
  });
  // Whatever happens, nothing that is secret is said.
  for (const secret of [token, access, "BEGIN", renewed.key.split("\n")[1] ?? "", "body-of-an-answer"])
    expect(ended.out + ended.err).not.toContain(secret);
  return ended;
}

const puts = () => stub.requests.filter(({ method }) => method === "PUT");

test("a renewed certificate goes into the secret, and the origin serves it", async () => {
  const { code, out, err } = await rotate();
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^daily run: 1 certificates\nshop\.example\.com: replaced, served, serial [0-9A-F]+, until /);
  expect(puts().map(({ headers }) => headers["if-match"])).toEqual(["1"]);
  // The chain, each certificate once, and the key.
  expect(stub.secret.data).toEqual({ tls_cert: renewed.certificate + authority.certificate, tls_key: renewed.key });
});

test("a second run changes nothing, and white space is no difference", async () => {
  await rotate();
  stub.secret = {
    ...stub.secret,
    data: { tls_cert: `\n${stub.secret.data?.tls_cert}\n`, tls_key: `${renewed.key}\n\n` },
  };
  const before = puts().length;
  const { code, out } = await rotate();
  expect(code).toBe(0);
  expect(out).toContain("unchanged, served");
  expect(puts()).toHaveLength(before);
});

test("without an origin nobody looks, and the run says so", async () => {
  const certificates = JSON.stringify([{ hostname, secret: "web-tls", certificate: "cert-1" }]);
  const { code, out } = await rotate({ CERTIFICATES: certificates });
  expect(code).toBe(0);
  expect(out).toContain("replaced, not looked at");
});

test("somebody else's change in between is looked at again", async () => {
  stub.before.set("PUT /v2", [{ status: 412 }]);
  expect((await rotate()).code).toBe(0);
  expect(puts()).toHaveLength(2);
});

test("a secret that changes all the time is given up after three rounds", async () => {
  stub.before.set(
    "PUT /v2",
    Array.from({ length: 9 }, () => ({ status: 412 })),
  );
  const { code, err } = await rotate();
  expect({ code, err }).toEqual({
    code: 1,
    err: "shop.example.com: the secret web-tls is changed by somebody else all the time\n",
  });
  expect(puts()).toHaveLength(3);
});

test.each([["POST /identity"], ["GET /api"], ["GET /v2"], ["PUT /v2"]])(
  "%s is tried again after 429 and 503",
  async (key) => {
    stub.before.set(key, [
      { status: 429, headers: { "retry-after": "0" } },
      { status: 503, body: "body-of-an-answer" },
    ]);
    expect((await rotate()).code).toBe(0);
  },
);

test("a service that stays down is given up after five attempts, in one line", async () => {
  stub.before.set(
    "GET /api",
    Array.from({ length: 9 }, () => ({ status: 500, body: "body-of-an-answer" })),
  );
  const { code, err } = await rotate();
  expect({ code, err }).toEqual({
    code: 1,
    err: "shop.example.com: GET /api/v2/secrets/cert-1: answered 500, 5 times\n",
  });
});

test("a service that does not answer is given up in time", async () => {
  stub.before.set(
    "GET /api",
    Array.from({ length: 9 }, () => ({ status: 200, silent: true })),
  );
  const { code, err } = await rotate({ TIMEOUT_MS: "30" });
  expect({ code, err }).toEqual({
    code: 1,
    err: "shop.example.com: GET /api/v2/secrets/cert-1: no answer in time, 5 times\n",
  });
});

test.each([
  [
    "another type of secret",
    { secret_type: "arbitrary", payload: "body-of-an-answer" },
    "the secret in Secrets Manager is not a certificate",
  ],
  ["a certificate without its key", { private_key: undefined }, "the certificate in Secrets Manager is incomplete"],
  ["no certificate", { certificate: "", intermediate: "" }, "the certificate in Secrets Manager is incomplete"],
])("Secrets Manager with %s is refused before anything is written", async (_, change, message) => {
  stub.stored = { ...stub.stored, ...change };
  const { code, err } = await rotate();
  expect({ code, err }).toEqual({ code: 1, err: `shop.example.com: ${message}\n` });
  expect(puts()).toEqual([]);
});

test("a certificate for another host, and a key of another certificate, are refused before anything is written", async () => {
  const other = authority.issue("other.example.com");
  stub.stored = { ...stub.stored, certificate: other.certificate, private_key: other.key };
  expect((await rotate()).err).toBe("shop.example.com: the certificate in Secrets Manager is for another host\n");
  stub.stored = { ...stub.stored, certificate: renewed.certificate, private_key: other.key };
  expect((await rotate()).err).toBe(
    "shop.example.com: the private key in Secrets Manager belongs to another certificate\n",
  );
  expect(puts()).toEqual([]);
});

test("a secret of another format is left alone", async () => {
  stub.secret = { ...stub.secret, format: "generic" };
  const { code, err } = await rotate();
  expect({ code, err }).toEqual({ code: 1, err: "shop.example.com: the secret web-tls is not of format tls\n" });
  expect(puts()).toEqual([]);
});

test("an origin that goes on serving the old certificate is a failure that names both serial numbers", async () => {
  stub.replaced = () => undefined;
  const { code, err } = await rotate();
  expect(code).toBe(1);
  expect(err).toMatch(/^shop\.example\.com: serial [0-9A-F]+ is expected, serial [0-9A-F]+ is served\n$/);
});

test("an origin with a certificate that nobody trusts is a failure", async () => {
  const { code, err } = await rotate({ NODE_EXTRA_CA_CERTS: "" });
  expect(code).toBe(1);
  expect(err).toMatch(/^shop\.example\.com: serial [0-9A-F]+ is expected, no trusted certificate is served\n$/);
});

test("one certificate that fails does not hold the others up", async () => {
  const port = (origin.address() as AddressInfo).port;
  const good = { hostname, origin: `127.0.0.1:${port}`, secret: "web-tls", certificate: "cert-1" };
  const bad = { ...good, hostname: "gone.example.com", certificate: "gone" };
  const { code, out, err } = await rotate({ CERTIFICATES: JSON.stringify([bad, good]) });
  expect(code).toBe(1);
  expect(err).toBe("gone.example.com: certificate in Secrets Manager: answered 404\n");
  expect(out).toContain("shop.example.com: replaced");
});

/** The shape of what Event Notifications hands over: names of fields as documented, values made up. */
const payload = {
  specversion: "1.0",
  id: "c0ffee00-0000-4000-8000-000000000000",
  type: "com.ibm.cloud.secrets-manager.secret_rotated",
  source:
    "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::",
  time: "2026-11-24T03:00:00Z",
  data: { secrets: [{ secret_id: "not-ours", secret_name: "shop-example-com", secret_type: "public_cert" }] },
};

test.each([
  ["an event", JSON.stringify(payload), "event com.ibm.cloud.secrets-manager.secret_rotated"],
  ["junk", "{not json", "event that is not understood"],
  ["an event of no type", JSON.stringify({ ...payload, type: { a: 1 } }), "event that is not understood"],
  [
    "a type with a line break",
    JSON.stringify({ type: "com.ibm.cloud.x\nforged line" }),
    "event that is not understood",
  ],
  ["nothing", "", "daily run"],
])("%s is a hint and no more: the same certificates are looked at", async (_, ibmendata, occasion) => {
  const { code, out } = await rotate({ ibmendata });
  expect(code).toBe(0);
  expect(out.split("\n")[0]).toBe(`${occasion}: 1 certificates`);
  expect(stub.requests.some(({ path: asked }) => asked.includes("not-ours"))).toBe(false);
});

test.each([
  [
    "no token file",
    { TOKEN_FILE: "/nowhere" },
    "there is no compute resource token: is run_compute_resource_token_enabled true?",
  ],
  ["a profile that is not linked", { TRUSTED_PROFILE: "other" }, "sign-in with the trusted profile: answered 400"],
  ["no list", { CERTIFICATES: "[]" }, "CERTIFICATES is not a list of hostname, secret and certificate"],
  ["an address without TLS", { IAM_URL: "http://iam.example.com" }, "IAM_URL is not an https address"],
  ["no project", { PROJECT_ID: "" }, "the environment variable PROJECT_ID is missing"],
])("%s ends the run in one line", async (_, env, message) => {
  const { code, err } = await rotate(env);
  expect({ code, err }).toEqual({ code: 1, err: `${message}\n` });
});
