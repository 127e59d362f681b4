import { type Play, rehearseAccount } from "../../src/rehearsal";
import { exampleNames, reference, referenceNames } from "../support/reference";
import { testWithTerraform } from "../support/terraform";

const input = (name: string): Play => {
  const { stacks, platforms } = reference(name);
  return { name, stacks, existing: platforms.flatMap(({ platform }) => platform.existing) };
};

/** The examples are one account; each of the others is one of its own. */
const accounts = [exampleNames, ...referenceNames.filter((name) => !exampleNames.includes(name)).map((name) => [name])];

testWithTerraform.each(accounts.map((names) => [names.join(", "), names] as const))(
  "%s: the account rehearses clean, with a delay until policies take effect",
  async (_, names) => {
    const report = await rehearseAccount(names.map(input), { binary: "terraform", consistencyDelay: 30 });
    expect(report.findings).toEqual([]);
    expect(report.clean).toBe(true);
    expect(report.stacks.every(({ seconds }) => Object.keys(seconds).length === 6)).toBe(true);
  },
  600_000,
);
