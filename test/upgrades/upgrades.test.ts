import * as fs from "node:fs";
import * as path from "node:path";
import { deployable } from "../../src";
import { loadBlueprints } from "../../src/blueprint";
import { rehearseUpgrade } from "../../src/rehearsal";
import { needsAcceptance } from "../../src/rehearsal/runner/upgrade-plan";
import { today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";
import { changes } from "./changes";

const scratch = useScratch();

/** A few changes in each run of the tests; RAMPART_UPGRADES=all makes all of them, ten minutes; CI's half hour allows some. */
const asked = process.env.RAMPART_UPGRADES;
const tried =
  asked === "all" ? changes : changes.filter(({ quick }, index) => quick || (asked === "some" && index % 4 === 0));
let ran = 0;
let clean = 0;

function built(text: string) {
  const file = path.join(scratch(), "b.yaml");
  fs.writeFileSync(file, text);
  const { stacks, platforms, passed } = deployable(loadBlueprints([file]), today);
  expect(passed).toBe(true);
  return { stacks, existing: platforms.flatMap(({ platform }) => platform.existing) };
}

testWithTerraform.each(tried.map((change) => [change.what, change] as const))(
  "%s",
  async (_, change) => {
    ran += 1;
    const [before, after] = [built(change.from), built(change.to)];
    const report = await rehearseUpgrade(before.stacks, after.stacks, {
      binary: "terraform",
      existing: [...before.existing, ...after.existing],
      accept: change.accept,
    });
    const said = report.findings.map(
      ({ stack, phase, address = "", summary }) => `${stack} ${phase} ${address}: ${summary}`,
    );
    const costs = Object.fromEntries(
      report.changes
        .filter(needsAcceptance)
        .map(({ stack, address, loses, carries }) => [`${stack} ${address}`, loses ?? carries ?? ""]),
    );
    if (change.clean) expect({ said, costs }).toEqual({ said: [], costs: {} });
    for (const finds of change.finds ?? []) expect(said).toContainEqual(expect.stringMatching(finds));
    for (const [address, what] of Object.entries(change.costs ?? {}))
      expect(costs).toMatchObject({ [address]: expect.stringMatching(what) });
    if (!change.finds) expect(said).toEqual([]);
    expect(report.clean).toBe(change.clean === true);
    if (report.clean) clean += 1;
  },
  600_000,
);

afterAll(() => {
  process.stdout.write(
    `upgrades: ${ran} changes tried, ${clean} clean, which were applied, planned again and destroyed; ${ran - clean} named with what they cost\n`,
  );
});
