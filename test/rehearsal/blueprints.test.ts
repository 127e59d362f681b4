import { type Play, rehearseAccount } from "../../src/rehearsal";
import { exampleNames, reference, referenceNames } from "../support/reference";
import { sample } from "../support/sample";
import { testWithTerraform } from "../support/terraform";

const input = (name: string): Play => {
  const { stacks, platforms } = reference(name);
  return { name, stacks, existing: platforms.flatMap(({ platform }) => platform.existing) };
};

/** The examples are one account; each of the others is one of its own. */
const accounts = [exampleNames, ...referenceNames.filter((name) => !exampleNames.includes(name)).map((name) => [name])];

/** What each plan shows, by the provider's fault alone: rulesets that a route or a zone owns. */
const exceptions =
  /^every plan shows a change of rulesets on [\w-]+\/ibm_cis_ruleset_entrypoint_version\.\w+_(firewall|waf) /;

testWithTerraform.each(
  sample(
    "accounts rehearsed",
    accounts.map((names) => [names.join(", "), names] as const),
    7,
  ),
)(
  "%s: the account rehearses clean, with a delay until policies take effect",
  async (_, names) => {
    const report = await rehearseAccount(names.map(input), { binary: "terraform", consistencyDelay: 30 });
    expect(report.findings).toEqual([]);
    expect(report.clean).toBe(true);
    const changing = report.notes.filter((note) => note.startsWith("every plan"));
    const addresses = changing.map((note) => /on (\S+)/.exec(note)?.[1]);
    process.stdout.write(
      `second plans: ${report.stacks.length} stacks of ${names.join(", ")}, ${changing.length} changes by the provider's fault${changing.length > 0 ? `: ${addresses.join(", ")}` : ""}\n`,
    );
    expect(changing.filter((note) => !exceptions.test(note))).toEqual([]);
    expect(report.stacks.every(({ seconds }) => Object.keys(seconds).length === 6)).toBe(true);
  },
  600_000,
);
