import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { JsonObject } from "../../src/core/configuration";
import { toHcl } from "../../src/synth/hcl";
import { faultsOf } from "../support/faults";
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

/** What is refused of a configuration, place and reason. */
function refusedOf(json: JsonObject): string[] {
  return faultsOf(() => toHcl(json, "cdk.tf")).map(
    ({ code, place, got }) => `${code} ${place.file} ${place.path}: ${got}`,
  );
}

test("what has no form in HCL is refused, all at once, and not left out", () => {
  expect(
    refusedOf({
      check: { health: { data: {} } },
      locals: { "a b": 1, c: "${", d: "${f( }", e: "${1 /* } */}", f: "a ${~ b ~}\n", g: "\r${h}" },
      resource: {
        ibm_kms_key: { a: { depends_on: ["x\n}"], rotation: "${b}", timeouts: "60m" } },
        other_thing: { a: { tags: { b: "c" }, rule: [{ d: 1 }], name: "e" } },
      },
      variable: { a: { type: 'string\n}\nresource "x" "y" {' } },
    }),
  ).toEqual([
    "SY003 cdk.tf variable.a.type: no type",
    "SY003 cdk.tf locals.a b: no name of an argument",
    ...["c", "d", "e"].map(
      (name) =>
        `SY003 cdk.tf locals.${name}: an expression that does not end, or whose brackets do not pair, or with a comment or a heredoc`,
    ),
    "SY003 cdk.tf locals.f: an expression that cuts off white space with ~ beside a line break",
    "SY003 cdk.tf locals.g: a carriage return alone, and the sign of an expression behind it",
    "SY003 cdk.tf resource.ibm_kms_key.a.depends_on.0: no reference",
    "SY003 cdk.tf resource.ibm_kms_key.a.timeouts: something else than a block where a block stands",
    "SY003 cdk.tf resource.other_thing.a.rule: no schema says whether this is a block or an argument",
    "SY003 cdk.tf resource.other_thing.a.tags: no schema says whether this is a block or an argument",
    "SY003 cdk.tf check: no block of this type is known",
  ]);
});

test("everything else that a configuration may hold is written as what it is", () => {
  expect(
    toHcl({
      module: { a: { source: "./a", providers: { ibm: "ibm.public" }, tags: { b: "${c.d}" } } },
      moved: [{ from: "ibm_kms_key.a", to: "ibm_kms_key.b" }],
      import: [{ to: "ibm_kms_key.b", id: "x" }],
      resource: {
        ibm_is_security_group: { 'a"b': { "//": { metadata: { path: "x/y\n}" } }, name: null } },
        terraform_data: {
          b: {
            input: { for: 1, "${x}": 2, "a ${x}": "${[for y in z : y]}" },
            provisioner: [{ "local-exec": { when: "destroy", command: "id" } }],
          },
        },
      },
      variable: { v: { type: "list(string)", description: "${x}", default: ["$${y}"] } },
    }),
  ).toBe(`variable "v" {
  default     = ["$$$\{y}"]
  description = "$$\{x}"
  type        = list(string)
}

# x/y\\n}
resource "ibm_is_security_group" "a\\"b" {
  name = null
}

resource "terraform_data" "b" {
  input = {
    (x)      = 2
    "a \${x}" = [for y in z : y]
    "for"    = 1
  }

  provisioner "local-exec" {
    command = "id"
    when    = destroy
  }
}

module "a" {
  providers = {
    ibm = ibm.public
  }
  source = "./a"
  tags = {
    b = c.d
  }
}

moved {
  from = ibm_kms_key.a
  to   = ibm_kms_key.b
}

import {
  id = "x"
  to = ibm_kms_key.b
}
`);
});
