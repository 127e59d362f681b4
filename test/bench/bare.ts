import * as fs from "node:fs";
import * as path from "node:path";
import { App, TerraformStack } from "cdktf";
import { isObject, type JsonObject } from "../../src/terraform/configuration";

/**
 * A bare program of the engine's with the same resources and no checks: what a user would write with the bindings alone.
 * Arguments: the synthesised folder to take the resources from, and the output folder.
 */
const [from = "", outdir = ""] = process.argv.slice(2);

/** Class name of a resource type, as the generator names it. */
const className = (type: string) =>
  type
    .split("_")
    .slice(1)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Arguments as the bindings take them. */
function config(body: JsonObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([key]) => !["//", "depends_on", "provider", "lifecycle"].includes(key))
      .map(([key, value]) => [
        camel(key),
        Array.isArray(value) && value.every(isObject) && key !== "parameters" ? value.map(config) : value,
      ]),
  );
}

const app = new App({ outdir });
for (const name of fs.readdirSync(path.join(from, "stacks"))) {
  const stack = new TerraformStack(app, name);
  const json = JSON.parse(fs.readFileSync(path.join(from, "stacks", name, "cdk.tf.json"), "utf8")) as JsonObject;
  const { IbmProvider } =
    require("@cdktf/provider-ibm/lib/provider") as typeof import("@cdktf/provider-ibm/lib/provider");
  new IbmProvider(stack, "ibm", { region: "eu-de" });
  const { TimeProvider } =
    require("@cdktf/provider-time/lib/provider") as typeof import("@cdktf/provider-time/lib/provider");
  new TimeProvider(stack, "time");
  for (const [type, named] of Object.entries(json.resource as JsonObject)) {
    const [provider = "", ...words] = type.split("_");
    const module = require(`@cdktf/provider-${provider}/lib/${words.join("-")}`) as Record<
      string,
      new (
        scope: TerraformStack,
        id: string,
        config: object,
      ) => object
    >;
    const Type = module[className(type)];
    if (!Type) throw new Error(`no class ${className(type)}`);
    for (const [id, body] of Object.entries(named as JsonObject))
      new Type(stack, `${type}-${id}`, config(body as JsonObject));
  }
}
app.synth();
