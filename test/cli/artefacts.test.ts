import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { outputFiles } from "../../src/write/output";
import { reference, referenceNames } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const { files, artefacts } = outputFiles(reference("code-engine"), false);

test("the public application brings a runbook and a test of the bypass", () => {
  expect(artefacts).toEqual(
    expect.arrayContaining([
      "stacks/storefront-shop/runbooks/web-bypass-test.sh",
      "runbooks/storefront/application.md",
    ]),
  );
  const runbook = `${files.get("storefront.md")}${files.get("runbooks/storefront/application.md")}`;
  for (const text of ["`lets_encrypt_account_key`", "`dig +short NS example.com`", "`X-Origin-Verify`", "`/healthz`"])
    expect(runbook).toContain(text);
  expect(runbook).not.toMatch(/\$\{TfToken|undefined|\[object/);
});

test.each(referenceNames)("every variable of %s is in the guide", (name) => {
  const { files: all, guides } = outputFiles(reference(name), false);
  const written = [...all];
  const texts = guides.map((file) => all.get(file) ?? "");
  const variables = written
    .filter(([file]) => file.endsWith(".tf.json"))
    .flatMap(([, text]) => Object.keys((JSON.parse(text) as { variable?: object }).variable ?? {}));
  expect(variables.filter((variable) => !texts.some((text) => text.includes(`| \`${variable}\` |`)))).toEqual([]);
  if (name !== "code-engine") return;
  expect(variables.sort()).toEqual([
    "allow_all_removed",
    "edge_logs_apikey",
    "edge_logs_key_set",
    "git_ssh_key",
    "lets_encrypt_account_key",
    "origin_verify_token",
    "registry_pull_apikey",
    "registry_push_apikey",
    "shop_db_password",
  ]);
});

test.each([
  ["403", 0, /^closed: /],
  ["200", 1, /^OPEN: .* returned 200/],
  ["000", 2, /^inconclusive: /],
])("the bypass test calls the origin with the right host and judges the answer %s", (answer, code, said) => {
  const calls = path.join(scratch(), "calls");
  const stub = `#!/bin/sh\nprintf '%s\\n' "$@" > '${calls}'\nprintf ${answer}\n`;
  fs.writeFileSync(path.join(scratch(), "curl"), stub, { mode: 0o755 });
  const script = path.join(scratch(), "test.sh");
  fs.writeFileSync(script, files.get("stacks/storefront-shop/runbooks/web-bypass-test.sh") ?? "");
  const env = { PATH: `${scratch()}:${process.env.PATH}` };
  const ran = spawnSync("/bin/sh", [script, "custom.abc.eu-de.codeengine.appdomain.cloud"], { encoding: "utf8", env });
  expect(ran.status).toBe(code);
  expect(ran.stdout + ran.stderr).toMatch(said);
  expect(fs.readFileSync(calls, "utf8").split("\n")).toEqual(
    expect.arrayContaining([
      "--connect-to",
      "shop.example.com:443:custom.abc.eu-de.codeengine.appdomain.cloud:443",
      "https://shop.example.com/",
    ]),
  );
  expect(spawnSync("/bin/sh", [script], { encoding: "utf8", env }).status).toBe(2);
});
