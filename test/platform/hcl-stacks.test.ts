import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parse } from "@cdktf/hcl2json";
import { parse as parseYaml, stringify } from "yaml";
import { loadBlueprints } from "../../src/blueprint";
import { deployable } from "../../src/judge/pipeline";
import { Session } from "../../src/rehearsal/runner/session";
import { inOrder, type RehearsedStack } from "../../src/rehearsal/runner/stacks";
import { isObject, type Json, type JsonObject } from "../../src/terraform/configuration";
import { toHcl } from "../../src/terraform/hcl/hcl";
import { outputFiles } from "../../src/write/output";
import { formOf } from "../support/hcl-form";
import { blueprintFile, reference, referenceNames, today } from "../support/reference";
import { sample } from "../support/sample";
import { testWithTerraform } from "../support/terraform";
import { terraformIn } from "../support/terraform-console";

// More of them take longer.
if (process.env.RAMPART_FUZZ !== undefined) jest.setTimeout(3_600_000);

test("every reference stack reads back from HCL as its JSON", async () => {
  let stacks = 0;
  for (const name of referenceNames) {
    const { files } = outputFiles(reference(name), true);
    for (const { name: stack, json } of reference(name).stacks) {
      const read = (await parse("cdk.tf", files.get(`stacks/${stack}/cdk.tf`) ?? "")) as JsonObject;
      expect({ stack, json: formOf(read) }).toEqual({ stack, json: formOf(json) });
      stacks += 1;
    }
  }
  process.stdout.write(`HCL stacks: ${stacks} of ${referenceNames.length} blueprints read back, all equal\n`);
});

testWithTerraform("the HCL of every reference stack is formatted as terraform fmt does it", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
  try {
    for (const { name, json } of referenceNames.flatMap((one) => reference(one).stacks))
      fs.writeFileSync(path.join(folder, `${name}.tf`), toHcl(json));
    expect(terraformIn(folder, ["fmt", "-check", "-diff"])).toEqual({ code: 0, out: "", err: "" });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

/** Reference blueprints whose plans are compared in each run; RAMPART_FUZZ compares all. */
const planned =
  process.env.RAMPART_FUZZ === undefined
    ? sample("blueprints planned from HCL", ["audit", "code-engine-components"], 2)
    : referenceNames;

/** What Terraform has read, and what it would make of it. */
async function planOf(session: Session, stack: RehearsedStack): Promise<Json> {
  for (const args of [
    ["init", "-input=false"],
    ["plan", "-input=false", "-lock=false", "-out=plan"],
  ]) {
    const { code, out, diagnostics } = await session.run(stack, args);
    expect({ stack: stack.name, code, out: code === 0 ? "" : out, diagnostics }).toEqual({
      stack: stack.name,
      code: 0,
      out: "",
      diagnostics: [],
    });
  }
  const shown = await session.run(stack, ["show", "-json", "plan"]);
  const { configuration, planned_values, output_changes } = JSON.parse(shown.out) as Record<string, Json>;
  return withoutSources({ configuration, planned_values, output_changes } as JsonObject);
}

/**
 * Of JSON, Terraform shows the text in place of its value there, escapes and all: what is planned has the value. References come
 * in the order of the text.
 */
function withoutSources(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSources);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "constant_value")
      .map(([key, inner]) => [key, key === "references" ? [...(inner as string[])].sort() : withoutSources(inner)]),
  );
}

testWithTerraform.each(planned)(
  "Terraform reads the stacks of %s from HCL as from JSON, and plans the same",
  async (name) => {
    const result = reference(name);
    const existing = result.platforms.flatMap(({ platform }) => platform.existing);
    const session = new Session({ binary: "terraform", existing });
    try {
      await session.start(result.stacks);
      for (const stack of inOrder(result.stacks)) {
        session.workspace.write(stack, result.stacks, new Set());
        const file = path.join(session.workspace.folder(stack.name), "main.tf.json");
        const fromJson = await planOf(session, stack);
        const text = toHcl(JSON.parse(fs.readFileSync(file, "utf8")) as JsonObject);
        fs.rmSync(file);
        fs.writeFileSync(path.join(session.workspace.folder(stack.name), "main.tf"), text);
        expect(await planOf(session, stack)).toEqual(fromJson);
        const { code, out } = await session.run(stack, ["apply", "-input=false", "plan"]);
        expect({ code, out: code === 0 ? "" : out }).toEqual({ code: 0, out: "" });
      }
    } finally {
      session.close();
    }
  },
);

/** What a text would do if it could end where it stands: as a heredoc, in quotes, as an expression. */
const attacks = (file: string) => [
  `#!/bin/sh\n  EOT\n  provisioner "local-exec" {\n    command = "touch ${file}"\n  }\n  triggers_replace = <<EOT\n`,
  `x"\n  provisioner "local-exec" {\n    command = "touch ${file}"\n  }\n  triggers_replace = "\n`,
  `\\"\n}\nresource "terraform_data" "b" {\n  provisioner "local-exec" {\n    command = "touch ${file}"\n  }\n`,
];

const harmless = "#!/bin/sh\nset -eu\nif true; then\n  cat <<-EOT\n\thello\n  EOT\nfi\n";

testWithTerraform("a text that would end a heredoc and run a command at apply is a text", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
  const file = path.join(folder, "ran");
  const input = [...attacks(file), harmless];
  try {
    fs.writeFileSync(path.join(folder, "main.tf"), toHcl({ resource: { terraform_data: { a: { input } } } }));
    const ran = terraformIn(folder, ["apply", "-auto-approve", "-no-color"]);
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: "" });
    const state = JSON.parse(terraformIn(folder, ["show", "-json"]).out) as JsonObject;
    expect(state).toMatchObject({
      values: { root_module: { resources: [{ address: "terraform_data.a", values: { input } }] } },
    });
    expect(fs.existsSync(file)).toBe(false);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test("a blueprint's variables are in its HCL what they are in its JSON", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
  try {
    const file = path.join(folder, "b.yaml");
    const document = parseYaml(fs.readFileSync(blueprintFile("code-engine"), "utf8"));
    const env = Object.fromEntries([...attacks("/tmp/ran"), harmless].map((text, index) => [`TEXT_${index}`, text]));
    document.systems.shop.apps.web.env = env;
    fs.writeFileSync(file, stringify(document));
    const result = deployable(loadBlueprints([file]), today);
    expect(result.passed).toBe(true);
    const { files } = outputFiles(result, true);
    const read = await parse("cdk.tf", files.get("stacks/storefront-shop/cdk.tf") ?? "");
    const [app] = read.resource.ibm_code_engine_app.web_app;
    expect(app.provisioner).toBeUndefined();
    expect(
      Object.fromEntries(app.run_env_variables.map(({ name, value }: Record<string, string>) => [name, value])),
    ).toMatchObject(env);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
