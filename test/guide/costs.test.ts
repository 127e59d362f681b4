import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { packageRoot } from "../../src/core/package-root";
import { judgeApp } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import { costsOf } from "../../src/report/guide/costs";
import { Secrets } from "../../src/systems/secrets";
import { chargeOf, chargeTable } from "../../src/terraform/charges";
import { resourcesOf } from "../../src/terraform/configuration";
import { outputFiles } from "../../src/write/output";
import { renderSummary } from "../../src/write/summary";
import { reference, referenceNames, today } from "../support/reference";

/** Resource types that the constructs can make, by the bindings that they import. */
function typesOfConstructs(): string[] {
  const sources = fs
    .readdirSync(path.join(packageRoot, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => fs.readFileSync(path.join(packageRoot, "src", file), "utf8"))
    .join("\n");
  const imports = [...sources.matchAll(/from "@cdktf\/provider-(\w+)\/lib\/([a-z0-9-]+)"/g)];
  const types = imports.flatMap(([, provider = "", name = ""]) =>
    name === "provider" || name.startsWith("data-") ? [] : [`${provider}_${name.replaceAll("-", "_")}`],
  );
  return [...new Set(types)].sort();
}

test("every resource type that the constructs can make is classed as paid, free or unknown", () => {
  const types = typesOfConstructs();
  expect(types.filter((type) => chargeOf(type, {}) === undefined)).toEqual([]);
  const table = chargeTable().charges;
  const classed = new Set(table.flatMap((charge) => charge.types));
  const classes = ["paid", "free", "unknown"].map((one) => {
    const count = types.filter((type) => chargeOf(type, {})?.charge === one).length;
    return `${count} ${one}`;
  });
  process.stdout.write(`charges: ${types.length} types of the constructs: ${classes.join(", ")}\n`);
  expect(types.length).toBeGreaterThan(100);
  expect(classed.size).toBeGreaterThanOrEqual(types.length);
  for (const { what, charge, per, source } of table) {
    expect(source.length).toBeGreaterThan(20);
    // What is paid says by what, and nothing says an amount.
    expect([what, charge !== "paid" || per !== undefined]).toEqual([what, true]);
    expect(`${what} ${per}`).not.toMatch(/[$€]|USD|EUR/);
  }
});

test("every instance of the reference blueprints is of a service that the table knows", () => {
  const instances = referenceNames
    .flatMap((name) => reference(name).stacks)
    .flatMap(resourcesOf)
    .filter(({ type, kind }) => kind === "resource" && type === "ibm_resource_instance");
  expect(instances.length).toBeGreaterThan(20);
  for (const { arguments: values } of instances)
    expect([values.service, chargeOf("ibm_resource_instance", values)?.what]).not.toContain(
      "instance of another service",
    );
});

test("a domain of a private cluster brings an enterprise plan, and the guide and the summary say so", () => {
  const result = reference("vpc-cluster");
  const output = outputFiles(result, false);
  const row = (output.files.get("retail.md") ?? "")
    .split("\n")
    .find((line) => line.includes("Internet Services instance"));
  expect(row).toContain("| `enterprise-usage` |");
  expect(row).toContain("| `systems.apps.ingress.domain` |");
  expect(renderSummary(result, "out", output)).toMatch(
    /^ {2}\d+ charged by IBM: .*Internet Services instance \(enterprise-usage\)/m,
  );
});

test("each paid resource of a reference blueprint says what brought it about", () => {
  let rows = 0;
  for (const name of referenceNames) {
    for (const judged of reference(name).platforms) {
      for (const { what, because } of costsOf(judged).paid) {
        rows += 1;
        expect([name, what, because.length > 0]).toEqual([name, what, true]);
        // Options of the blueprint, not paths of constructs.
        expect([name, what, because.filter((option) => option.includes("/"))]).toEqual([name, what, []]);
      }
    }
  }
  expect(rows).toBeGreaterThan(50);
});

test("without a blueprint, the constructs that asked are named", () => {
  const app = new App();
  const platform = new Platform(app, "shop", { region: "eu-de", resourceGroup: "shop-prod" });
  Secrets.of(platform.stack("web"));
  const [judged] = judgeApp(app, today).platforms;
  const paid = judged ? costsOf(judged).paid : [];
  expect(paid.find(({ what }) => what === "Secrets Manager instance")?.because).toEqual(["web"]);
});
