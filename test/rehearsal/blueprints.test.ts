import { rehearse } from "../../src/rehearsal";
import { reference, referenceNames } from "../support/reference";
import { sample } from "../support/sample";
import { testWithTerraform } from "../support/terraform";

testWithTerraform.each(sample("blueprints rehearsed", referenceNames, 3))(
  "%s rehearses clean, with a delay until policies take effect",
  async (name) => {
    const { stacks: all, platforms } = reference(name);
    const existing = platforms.flatMap(({ platform }) => platform.existing);
    const report = await rehearse(all, { binary: "terraform", existing, consistencyDelay: 30 });
    expect(report.findings).toEqual([]);
    expect(report.clean).toBe(true);
    expect(report.stacks.every(({ seconds }) => Object.keys(seconds).length === 6)).toBe(true);
  },
);
