import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { reference, referenceNames } from "../support/reference";

test.each(referenceNames)("every variable of %s says where its value comes from", (name) => {
  for (const { platform, stacks } of reference(name).platforms) {
    const declared = stacks.flatMap((stack) =>
      Object.keys((stack.json.variable ?? {}) as object).map((variable) => `${stack.name} ${variable}`),
    );
    expect(platform.variables.map((one) => `${one.stack} ${one.name}`).sort()).toEqual(declared.sort());
  }
});

test("variables are declared in one place only", () => {
  const sources = fs.readdirSync(path.join(packageRoot, "src"), { recursive: true, encoding: "utf8" });
  const declaring = sources.filter(
    (file) =>
      file.endsWith(".ts") &&
      fs.readFileSync(path.join(packageRoot, "src", file), "utf8").includes("new TerraformVariable("),
  );
  expect(declaring).toEqual([path.join("platform", "variable.ts")]);
});

test("scripts that set variables are beside the stack that the source names", () => {
  let scripts = 0;
  for (const name of referenceNames) {
    for (const { platform } of reference(name).platforms) {
      for (const { from } of platform.variables) {
        if (from.kind !== "script") continue;
        scripts += 1;
        expect(platform.artefacts.map(({ stack, file }) => `${stack} ${file}`)).toContain(
          `${from.stack} ${from.script}`,
        );
      }
    }
  }
  expect(scripts).toBeGreaterThan(0);
});
