import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { JsonObject } from "../../src/core/configuration";
import { toHcl } from "../../src/synth/hcl";
import { reference } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

function terraform(args: readonly string[], input = ""): ReturnType<typeof spawnSync> | undefined {
  const config = path.join(scratch(), "empty.tfrc");
  fs.writeFileSync(config, "");
  const env = { ...process.env, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: "1" };
  const ran = spawnSync("terraform", args, { cwd: scratch(), encoding: "utf8", env, input });
  if (!ran.error) return ran;
  process.stdout.write("skipped: HCL in front of terraform, because there is none on the PATH\n");
  return undefined;
}

test("the HCL of the reference blueprints is formatted as terraform fmt does it", () => {
  for (const { json } of reference("code-engine").stacks) {
    fs.writeFileSync(path.join(scratch(), "main.tf"), toHcl(json));
    const ran = terraform(["fmt", "-check", "-diff"]);
    if (ran)
      expect({ status: ran.status, out: String(ran.stdout) + String(ran.stderr) }).toEqual({ status: 0, out: "" });
  }
});

/** Templates as they stand in Terraform JSON, and in JSON's own escapes. */
const templates = [
  "plain",
  'quotes " and \\ backslash',
  "two\nlines",
  "two\nlines with an end\n",
  'a ${upper("x")} b',
  '${jsonencode({ a = "}", b = [1, 2] })}',
  "$${not.a.reference} %%{ if }",
  "%{ if true }yes%{ else }no%{ endif }",
  "${1 + 1}",
  "  leading",
  "EOT\nEOT\n",
  "ü ☃",
];

test("texts and templates mean the same in HCL as in JSON", () => {
  const locals: JsonObject = { values: templates };
  const ask = (file: string, text: string) => {
    fs.writeFileSync(path.join(scratch(), file), text);
    const ran = terraform(["console"], "jsonencode(local.values)\n");
    fs.rmSync(path.join(scratch(), file));
    return ran ? String(ran.stdout) + String(ran.stderr) : undefined;
  };
  const hcl = ask("main.tf", toHcl({ locals }));
  expect(hcl).toBe(ask("main.tf.json", JSON.stringify({ locals })));
  if (hcl !== undefined) expect(JSON.parse(JSON.parse(hcl))).toHaveLength(templates.length);
});

test("blocks, attributes, references and maps are written as what they are", () => {
  const text = toHcl({
    resource: {
      ibm_kms_key_policies: {
        a: {
          "//": { metadata: { path: "x/y" } },
          instance_id: "${ibm_resource_instance.kms.guid}",
          rotation: [{ enabled: true, interval_month: 3 }],
          depends_on: ["time_sleep.wait"],
          lifecycle: { ignore_changes: ["rotation"], create_before_destroy: true },
          provider: "ibm.public",
        },
      },
    },
  });
  expect(text).toBe(`# x/y
resource "ibm_kms_key_policies" "a" {
  depends_on  = [time_sleep.wait]
  instance_id = ibm_resource_instance.kms.guid
  provider    = ibm.public

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [rotation]
  }

  rotation {
    enabled        = true
    interval_month = 3
  }
}
`);
});
