import { unknownCommands } from "../../src/report/guide/plug-ins";
import { isObject, type JsonObject } from "../../src/terraform/configuration";
import { outputFiles } from "../../src/write/output";
import { reference, referenceNames } from "../support/reference";

test.each(referenceNames)(
  "the guide of %s has every stack, after those that it needs, and every variable with a source",
  (name) => {
    const result = reference(name);
    const { files, guides } = outputFiles(result, false);
    for (const { platform, stacks } of result.platforms) {
      const guide = files.get(`${platform.name}.md`) ?? "";
      expect(guides).toContain(`${platform.name}.md`);
      expect(guide).not.toMatch(/undefined|\[object|TfToken/);
      const order = [...guide.matchAll(/^## \d+\. `([^`]+)`$/gm)].map(([, stack]) => stack);
      expect([...order].sort()).toEqual(stacks.map((stack) => stack.name).sort());
      for (const stack of stacks) {
        for (const before of stack.dependencies) expect(order.indexOf(before)).toBeLessThan(order.indexOf(stack.name));
        const variables = isObject(stack.json.variable) ? Object.entries(stack.json.variable) : [];
        const example = files.get(`stacks/${stack.name}/terraform.tfvars.example`);
        expect(example === undefined).toBe(variables.length === 0);
        for (const [variable, declared] of variables) {
          const row = guide.split("\n").find((line) => line.startsWith(`| \`${variable}\` |`)) ?? "";
          expect(row.split(" | ")).toHaveLength(4);
          expect(row).not.toContain("Your own code");
          expect(example).toContain(`# ${variable} (`);
          // Nothing sets a secret in the file itself.
          const set = new RegExp(`^${variable} = `, "m").test(example ?? "");
          expect(set && (declared as JsonObject).sensitive === true).toBe(false);
        }
      }
    }
  },
);

test("every command of the IBM Cloud CLI that is said or run comes from a plug-in that the guide names", () => {
  const texts = referenceNames.flatMap((name) => [...outputFiles(reference(name), false).files.values()]);
  // Words that follow the name of the program in a sentence.
  const words = ["contains", "curl", "with"];
  expect(unknownCommands(texts).filter((command) => !words.includes(command))).toEqual([]);
});

test("what a runbook says of the first apply is in the guide, and in the guide alone", () => {
  let steps = 0;
  for (const name of referenceNames) {
    const { files, artefacts } = outputFiles(reference(name), false);
    const guide = [...files]
      .filter(([file]) => /^[^/]+\.md$/.test(file))
      .map(([, text]) => text)
      .join("\n");
    for (const file of artefacts.filter((one) => /^runbooks\/.*\.md$/.test(one)))
      expect(files.get(file)).not.toMatch(/^## (Before|After) the first apply/m);
    steps += [...guide.matchAll(/^### (Before|After) the apply: /gm)].length;
  }
  process.stdout.write(`guide: ${steps} sections of manual steps in ${referenceNames.length} guides\n`);
  expect(steps).toBeGreaterThan(50);
});
