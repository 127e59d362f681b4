import type { JsonObject } from "../../src/terraform/configuration";
import { toHcl } from "../../src/terraform/hcl/hcl";
import { faultsOf } from "../support/faults";

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
      ephemeral: { random_password: { a: {} } },
      locals: { "a b": 1, c: "${", d: "${f( }", e: "${1 /* } */}", f: "a ${~ b ~}\n", g: "\r${h}" },
      resource: {
        ibm_kms_key: { a: { depends_on: ["x\n}"], rotation: "${b}", timeouts: "60m" } },
        other_thing: { a: { tags: { b: "c" }, rule: [{ d: 1 }], name: "e" } },
      },
      variable: { a: { type: 'string\n}\nresource "x" "y" {' } },
    }),
  ).toEqual([
    "SY003 cdk.tf variable.a.type: not a type",
    "SY003 cdk.tf locals.a b: an invalid argument name",
    ...["c", "d", "e"].map(
      (name) =>
        `SY003 cdk.tf locals.${name}: an expression that is unterminated, has unbalanced brackets, or contains a comment or a heredoc`,
    ),
    "SY003 cdk.tf locals.f: an expression with the strip marker ~ next to a line break",
    "SY003 cdk.tf locals.g: a lone carriage return, followed by an expression marker",
    "SY003 cdk.tf resource.ibm_kms_key.a.depends_on.0: not a reference",
    "SY003 cdk.tf resource.ibm_kms_key.a.timeouts: a value that is not a block, in the place of a block",
    "SY003 cdk.tf resource.other_thing.a.rule: a value that may be a block or an argument: no schema tells which",
    "SY003 cdk.tf resource.other_thing.a.tags: a value that may be a block or an argument: no schema tells which",
    "SY003 cdk.tf ephemeral: an unknown block type",
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
