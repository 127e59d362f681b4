// Carries renewed certificates from Secrets Manager into the TLS secrets of a Code Engine project, and shows that they are
// served. It runs as a job of the project, daily and after each rotation; what is right already is left alone.
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "node:tls";

const tokenFile = "/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token";
const attempts = 5;

/** A failure that is said in one line. None of its words come from an answer's body or a secret. */
class Failure extends Error {}

function settings(env) {
  const need = (name) => {
    if (!env[name]) throw new Failure(`the environment variable ${name} is missing`);
    return env[name];
  };
  const address = (name) => {
    const url = new URL(need(name));
    const loopback = url.hostname === "127.0.0.1";
    if (url.protocol !== "https:" && !loopback) throw new Failure(`${name} is not an https address`);
    return url.origin;
  };
  return {
    iam: address("IAM_URL"),
    store: address("CERTIFICATE_STORE_URL"),
    codeEngine: address("CODE_ENGINE_URL"),
    project: need("PROJECT_ID"),
    profile: need("TRUSTED_PROFILE"),
    certificates: certificateList(need("CERTIFICATES")),
    tokenFile: env.TOKEN_FILE || tokenFile,
    timeout: Number(env.TIMEOUT_MS || 10_000),
    backoff: Number(env.BACKOFF_MS || 1_000),
    patience: Number(env.PATIENCE_MS || 300_000),
  };
}

/** `[{ hostname, origin, secret, certificate }]`: the host, what serves it (left out: nobody looks), the secret, the certificate's id. */
function certificateList(text) {
  const list = parse(text);
  const complete = (one) => ["hostname", "secret", "certificate"].every((key) => typeof one?.[key] === "string");
  if (Array.isArray(list) && list.length > 0 && list.every(complete)) return list;
  throw new Failure("CERTIFICATES is not a list of hostname, secret and certificate");
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why the job runs. What an event says is a hint and no more: names and addresses come from the environment alone. */
function occasion(payload) {
  if (!payload) return "daily run";
  const type = parse(payload)?.type;
  const known = typeof type === "string" && /^com\.ibm\.cloud\.[a-z0-9._-]{1,100}$/i.test(type);
  return known ? `event ${type}` : "event that is not understood";
}

/** Calls a service: 429, 5xx and broken connections are tried again, up to five times; the last answer is returned. */
async function call(config, method, url, { headers = {}, body } = {}) {
  const what = `${method} ${new URL(url).pathname}`;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, {
      method,
      headers: { accept: "application/json", ...headers },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(config.timeout),
    })
      .then(async (response) => ({
        status: response.status,
        after: response.headers.get("retry-after"),
        json: parse(await response.text()),
      }))
      .catch((error) => ({
        status: 0,
        problem: error.name === "TimeoutError" ? "no answer in time" : "no connection",
      }));
    const again = answer.status === 0 || answer.status === 429 || answer.status >= 500;
    if (!again) return answer;
    if (attempt === attempts)
      throw new Failure(`${what}: ${answer.problem ?? `answered ${answer.status}`}, ${attempts} times`);
    await sleep(pause(config, attempt, answer.after));
  }
}

/** Doubles from attempt to attempt; a service may ask for more, up to 30 times the first pause. */
function pause({ backoff }, attempt, after) {
  const asked = (Number(after) || 0) * 1_000;
  return Math.min(Math.max(backoff * 2 ** (attempt - 1), asked), backoff * 30);
}

function expect(answer, what) {
  if (answer.status !== 200) throw new Failure(`${what}: answered ${answer.status}`);
  if (typeof answer.json !== "object" || answer.json === null) throw new Failure(`${what}: the answer is not JSON`);
  return answer.json;
}

/** The job's own identity: the token that Code Engine puts into the container, exchanged for one of the trusted profile. */
async function signIn(config) {
  const token = await readFile(config.tokenFile, "utf8").catch(() => {
    throw new Failure("there is no compute resource token: is run_compute_resource_token_enabled true?");
  });
  const answer = await call(config, "POST", `${config.iam}/identity/token`, {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "urn:ibm:params:oauth:grant-type:cr-token",
      cr_token: token.trim(),
      profile_name: config.profile,
    }).toString(),
  });
  const { access_token: access } = expect(answer, "sign-in with the trusted profile");
  if (typeof access !== "string") throw new Failure("sign-in with the trusted profile: no token in the answer");
  return { authorization: `Bearer ${access}` };
}

/** The certificates in a text, leaf first, each once: a bundled certificate and its intermediate may overlap. */
function chainOf(...texts) {
  const pattern = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
  return [...new Set(texts.flatMap((text) => String(text ?? "").match(pattern) ?? []))];
}

/** The renewed certificate, checked before it goes anywhere. */
async function fetchCertificate(config, identity, { hostname, certificate }) {
  const answer = await call(config, "GET", `${config.store}/api/v2/secrets/${encodeURIComponent(certificate)}`, {
    headers: identity,
  });
  const found = expect(answer, "certificate in Secrets Manager");
  if (!["public_cert", "imported_cert"].includes(found.secret_type))
    throw new Failure("the secret in Secrets Manager is not a certificate");
  const chain = chainOf(found.certificate, found.intermediate);
  if (chain.length === 0 || typeof found.private_key !== "string")
    throw new Failure("the certificate in Secrets Manager is incomplete");
  const leaf = new X509Certificate(chain[0]);
  if (!leaf.checkHost(hostname)) throw new Failure("the certificate in Secrets Manager is for another host");
  if (Date.parse(leaf.validTo) <= Date.now()) throw new Failure("the certificate in Secrets Manager has ended");
  if (!leaf.checkPrivateKey(createPrivateKey(found.private_key)))
    throw new Failure("the private key in Secrets Manager belongs to another certificate");
  return { leaf, data: { tls_cert: `${chain.join("\n")}\n`, tls_key: `${found.private_key.trim()}\n` } };
}

/** True when the secret holds this certificate and key; white space does not count. */
function holds(data, wanted) {
  const same = chainOf(data?.tls_cert).join() === chainOf(wanted.tls_cert).join();
  return same && String(data?.tls_key).trim() === wanted.tls_key.trim();
}

/** Replaces the secret's data when it differs. Somebody else's change in between (412) is looked at again, three times. */
async function store(config, identity, { secret }, wanted) {
  const url = `${config.codeEngine}/v2/projects/${encodeURIComponent(config.project)}/secrets/${encodeURIComponent(secret)}`;
  for (let round = 1; round <= 3; round += 1) {
    const current = expect(await call(config, "GET", url, { headers: identity }), `secret ${secret}`);
    if (current.format !== "tls") throw new Failure(`the secret ${secret} is not of format tls`);
    if (holds(current.data, wanted)) return round === 1 ? "unchanged" : "replaced";
    const answer = await call(config, "PUT", url, {
      headers: { ...identity, "content-type": "application/json", "if-match": String(current.entity_tag) },
      body: JSON.stringify({ format: "tls", data: wanted }),
    });
    if (answer.status === 200) return "replaced";
    if (answer.status !== 412) throw new Failure(`secret ${secret}: answered ${answer.status}`);
  }
  throw new Failure(`the secret ${secret} is changed by somebody else all the time`);
}

/** The certificate that the origin shows for the host name. The host name itself shows the edge's certificate. */
function served(config, { hostname, origin }) {
  const [host, port = "443"] = origin.split(":");
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), servername: hostname, timeout: config.timeout });
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.on("secureConnect", () => end(socket.getPeerX509Certificate()));
    socket.on("timeout", () => end(undefined));
    socket.on("error", () => end(undefined));
  });
}

/** Waits until the origin serves the certificate. */
async function verify(config, target, leaf) {
  const until = Date.now() + config.patience;
  for (let attempt = 1; ; attempt += 1) {
    const shown = await served(config, target);
    if (shown?.fingerprint256 === leaf.fingerprint256) return;
    if (Date.now() >= until) {
      const what = shown ? `serial ${shown.serialNumber} is served` : "no trusted certificate is served";
      throw new Failure(`serial ${leaf.serialNumber} is expected, ${what}`);
    }
    await sleep(pause(config, attempt));
  }
}

async function main(env) {
  const config = settings(env);
  console.log(`${occasion(env.ibmendata)}: ${config.certificates.length} certificates`);
  const identity = await signIn(config);
  let failed = 0;
  for (const target of config.certificates) {
    try {
      const { leaf, data } = await fetchCertificate(config, identity, target);
      const done = await store(config, identity, target, data);
      if (target.origin) await verify(config, target, leaf);
      const seen = target.origin ? "served" : "not looked at";
      console.log(`${target.hostname}: ${done}, ${seen}, serial ${leaf.serialNumber}, until ${leaf.validTo}`);
    } catch (error) {
      failed += 1;
      console.error(`${target.hostname}: ${sayable(error)}`);
    }
  }
  return failed === 0 ? 0 : 1;
}

/** Only our own words: an error of the platform may quote what it was given. */
function sayable(error) {
  return error instanceof Failure ? error.message : `unexpected ${error?.code ?? error?.name ?? "error"}`;
}

process.exitCode = await main(process.env).catch((error) => {
  console.error(sayable(error));
  return 1;
});
