import * as fs from "node:fs";
import * as path from "node:path";
import { emptyApp, Platform } from "../../src";
import { secondApply } from "../../src/platform/second-apply";
import { synth } from "../../src/platform/synth";
import { secondAppliesOf } from "../../src/terraform/second-applies";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";
import { terraformIn } from "../support/terraform-console";

const scratch = useScratch();

/** A stack that two of its parts hold back, for one reason. */
function held() {
  const app = emptyApp();
  const platform = new Platform(app, "acme", { region: "eu-de", resourceGroup: "g" });
  const stack = platform.stack("shop");
  const props = { variable: "ready", once: "runbooks/make.sh has run", between: "Run `sh runbooks/make.sh`" };
  const variables = [secondApply(stack, props), secondApply(stack, { ...props, between: "Push the image" })];
  const json = synth(app).find(({ name }) => name === "acme-shop")?.json ?? {};
  return { platform, variables, json };
}

test("what two parts of a stack wait for is one variable, false at the first apply, and on the platform's list", () => {
  const { platform, variables, json } = held();
  const between = ["Run `sh runbooks/make.sh`", "Push the image"];
  expect(platform.variables).toEqual([
    { stack: "acme-shop", name: "ready", from: { kind: "stage", first: "false", later: "true", between } },
  ]);
  expect(variables[0]).toBe(variables[1]);
  expect(json.variable).toEqual({
    ready: {
      type: "bool",
      nullable: false,
      default: false,
      description: "False, the default, for the first apply; true for good once runbooks/make.sh has run",
    },
  });
  const message = "This stack needs a second apply: set ready to true once runbooks/make.sh has run. See acme.md.";
  expect(secondAppliesOf({ name: "acme-shop", file: "cdk.tf.json", json })).toEqual([{ name: "ready", message }]);
});

testWithTerraform("Terraform warns at a plan until the variable is true, and plans without it", () => {
  const { json } = held();
  const folder = path.join(scratch(), "held");
  fs.mkdirSync(folder);
  fs.writeFileSync(
    path.join(folder, "main.tf.json"),
    JSON.stringify({
      variable: json.variable,
      check: json.check,
      output: { counted: { value: "${var.ready ? 1 : 0}" } },
    }),
  );
  expect(terraformIn(folder, ["init", "-input=false"]).code).toBe(0);
  const plan = (...args: string[]) =>
    terraformIn(folder, ["plan", "-input=false", "-no-color", "-lock=false", ...args]);
  const first = plan();
  expect(first.code).toBe(0);
  expect(first.out.replace(/\s+/g, " ")).toMatch(
    /Warning: Check block assertion failed .*This stack needs a second apply: set ready to true once runbooks\/make\.sh has run/,
  );
  const second = plan("-var", "ready=true");
  expect([second.code, second.out.includes("Warning")]).toEqual([0, false]);
});
