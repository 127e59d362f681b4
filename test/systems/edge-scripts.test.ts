import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { CodeEngine, Platform } from "../../src/index";
import { judgeApp } from "../../src/judge/pipeline";
import { Edge, type EdgeProps } from "../../src/systems/edge";
import { outputFiles } from "../../src/write/output";
import { reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const image =
  "private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

function built(edge: Partial<EdgeProps>): App {
  const app = new App({ outdir: scratch() });
  const platform = new Platform(app, "storefront", { region: "eu-de", resourceGroup: "storefront-prod" });
  new Edge(platform, { zone: "example.com", ...edge });
  new CodeEngine(platform, "shop", { domain: "shop.example.com", apps: { web: { image } } });
  return app;
}

test("the shell scripts are right to a checker, and judge what they see", () => {
  const { files } = outputFiles(reference("edge"), false);
  const scripts = [...files].filter(([file]) => file.endsWith(".sh"));
  expect(scripts.length).toBeGreaterThan(8);
  for (const [file, text] of scripts) {
    const where = path.join(scratch(), path.basename(file));
    fs.writeFileSync(where, text);
    expect(spawnSync("/bin/sh", ["-n", where], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  }
});

test.each([
  ["ns001.name.cloud.ibm.com.", "12345 13 2 ABC", "0 issue letsencrypt.org", 0, /^ok: example.com is delegated/],
  ["other.example.net.", "12345 13 2 ABC", "0 issue letsencrypt.org", 1, /NOT DELEGATED/],
  ["ns001.name.cloud.ibm.com.", "", "0 issue letsencrypt.org", 1, /UNSIGNED/],
  ["ns001.name.cloud.ibm.com.", "12345 13 2 ABC", "", 1, /OPEN: example.com has no CAA/],
])("the zone's test asks for %s %s %s and judges", (ns, ds, caa, code, said) => {
  const script = outputFiles(reference("edge"), false).files.get("stacks/storefront-foundations/runbooks/zone-test.sh");
  fs.writeFileSync(path.join(scratch(), "zone-test.sh"), script ?? "");
  const stub = `#!/bin/sh\ncase $2 in NS) echo '${ns}' ;; DS) echo '${ds}' ;; CAA) echo '${caa}' ;; esac\n`;
  fs.writeFileSync(path.join(scratch(), "dig"), stub, { mode: 0o755 });
  const env = { PATH: `${scratch()}:${process.env.PATH}` };
  const ran = spawnSync("/bin/sh", [path.join(scratch(), "zone-test.sh"), "ns001.name.cloud.ibm.com"], {
    encoding: "utf8",
    env,
  });
  expect(ran.status).toBe(code);
  expect(ran.stdout + ran.stderr).toMatch(said);
});

/** An openssl that agrees on what the words name, and a curl with the headers of an answer. */
function probe(app: App, agreed: string, headers: string): { code: number | null; said: string } {
  const { files } = outputFiles(judgeApp(app, today), false);
  const script = files.get("stacks/storefront-shop/runbooks/shop.example.com-tls-probe.sh");
  fs.writeFileSync(path.join(scratch(), "probe.sh"), script ?? "");
  const openssl = [
    "#!/bin/sh",
    'case "$*" in *-help*) echo " -tls1 x"; echo " -tls1_1 x"; echo " -tls1_2 x"; exit ;; esac',
    `for word in ${agreed}; do for given in "$@"; do`,
    '[ "${given%%:*}" = "$word" ] && { echo "New, TLSv1.2, Cipher is $word"; exit; }',
    "done; done",
    'echo "New, (NONE), Cipher is (NONE)"',
  ];
  // Without a cipher, the handshake by version alone decides.
  fs.writeFileSync(path.join(scratch(), "openssl"), `${openssl.join("\n")}\n`, { mode: 0o755 });
  fs.writeFileSync(path.join(scratch(), "curl"), `#!/bin/sh\necho '${headers}'\n`, { mode: 0o755 });
  const env = { PATH: `${scratch()}:${process.env.PATH}` };
  const ran = spawnSync("/bin/sh", [path.join(scratch(), "probe.sh")], { encoding: "utf8", env });
  return { code: ran.status, said: ran.stdout + ran.stderr };
}

test("the TLS probe finds old versions, missing and weak suites, and a missing HSTS", () => {
  const hsts = "strict-transport-security: max-age=31536000; includeSubDomains";
  const six =
    "ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-ECDSA-AES256-GCM-SHA384 ECDHE-RSA-AES128-GCM-SHA256 ECDHE-RSA-AES256-GCM-SHA384 ECDHE-ECDSA-CHACHA20-POLY1305 ECDHE-RSA-CHACHA20-POLY1305";
  const app = built({});
  expect(probe(app, "nothing", hsts)).toMatchObject({
    code: 2,
    said: expect.stringContaining("completes no handshake"),
  });
  expect(probe(app, `${six} -tls1_2`, hsts)).toMatchObject({ code: 0 });
  expect(probe(app, `${six} -tls1_2`, "server: x")).toMatchObject({
    code: 1,
    said: expect.stringContaining("WEAK: no Strict"),
  });
  expect(probe(app, "AES128-SHA -tls1_2", hsts)).toMatchObject({
    code: 1,
    said: expect.stringContaining("WEAK: AES128-SHA"),
  });
  expect(probe(app, `${six} -tls1_1 -tls1_2`, hsts)).toMatchObject({
    code: 1,
    said: expect.stringContaining("WEAK: tls1_1"),
  });
  const floor13 = built({ minimumTls: "1.3" });
  expect(probe(floor13, "-tls1_3", hsts)).toMatchObject({
    code: 0,
    said: expect.stringContaining("tls1_2 is refused"),
  });
  expect(probe(floor13, "-tls1_3 -tls1_2", hsts)).toMatchObject({
    code: 1,
    said: expect.stringContaining("WEAK: tls1_2"),
  });
});
