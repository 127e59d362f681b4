import { walk } from "../support/guide-walk";
import { exampleNames, reference, referenceNames } from "../support/reference";
import { sample } from "../support/sample";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();

const others = referenceNames.filter((name) => !exampleNames.includes(name));

testWithTerraform.each([...exampleNames, ...sample("guides walked", others, 3)])(
  "the guide of %s is enough for the first apply",
  async (name) => {
    const result = reference(name);
    const { applied, values, stopped } = await walk(result, scratch());
    const applies = [...applied].map(([stack, count]) => `${stack}${count > 1 ? ` ${count} times` : ""}`);
    process.stdout.write(`guide: ${name}: applied ${applies.join(", ")}; values: ${values.join(", ") || "none"}\n`);
    expect(stopped).toBeUndefined();
    expect([...applied.keys()].sort()).toEqual(result.stacks.map((stack) => stack.name).sort());
  },
  600_000,
);

testWithTerraform(
  "a guide that leaves out a value, or the order, does not get through",
  async () => {
    const cases: readonly [string, RegExp, RegExp][] = [
      ["the value of a variable", /^export TF_VAR_lets_encrypt_account_key=.*$/m, /lets_encrypt_account_key/],
      ["where a file is kept", /Keep it in `git-ssh-key.pem`, in the folder of this stack/, /git-ssh-key.pem/],
    ];
    for (const [what, without, named] of cases) {
      const folder = `${scratch()}/${what.replaceAll(" ", "-")}`;
      const { stopped = "" } = await walk(reference("code-engine"), folder, (guide) => guide.replace(without, ""));
      process.stdout.write(`guide: without ${what}, the walk stops\n`);
      expect(stopped).toMatch(named);
    }
  },
  600_000,
);
