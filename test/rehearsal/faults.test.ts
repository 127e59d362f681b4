import { deployable } from "../../src";
import { loadBlueprints } from "../../src/blueprint";
import { type RehearsedStack, rehearse } from "../../src/rehearsal";
import { blueprintFile, today } from "../support/reference";
import { testWithTerraform } from "../support/terraform";

/** All resources with RAMPART_FAULTS=all (npm run test:faults); a sample otherwise, so that the suite stays quick. */
const whole = process.env.RAMPART_FAULTS === "all";
const names = ["code-engine"];

testWithTerraform.each(names)(
  "whichever creation of %s fails, or ends Terraform, the next apply converges",
  async (name) => {
    const { stacks } = deployable(loadBlueprints([blueprintFile(name)]), today);
    const creations = count(stacks);
    const step = whole ? 1 : Math.ceil(creations / 3);
    const numbers = Array.from({ length: creations }, (_, index) => index + 1).filter(
      (number) => number % step === 1 % step,
    );
    let tried = 0;
    for (const number of numbers) {
      for (const fault of [{ failAt: number }, { killAt: number }]) {
        const report = await rehearse(stacks, { binary: "terraform", ...fault });
        tried += 1;
        expect({ fault, findings: report.findings }).toEqual({ fault, findings: [] });
      }
    }
    process.stdout.write(
      `faults: ${tried} faults tried in ${creations} creations of ${name}, every second apply ended clean\n`,
    );
  },
  900_000,
);

testWithTerraform(
  "a resource is made to fail by its address",
  async () => {
    const { stacks } = deployable(loadBlueprints([blueprintFile("code-engine")]), today);
    const report = await rehearse(stacks, { binary: "terraform", failAt: "ibm_cis_domain.edge_zone" });
    expect(report).toMatchObject({ clean: true, injected: "ibm_cis_domain.edge_zone" });
    const nobody = await rehearse(stacks, { binary: "terraform", failAt: "ibm_cis.nobody" });
    expect(nobody.findings[0]?.summary).toMatch(/the fault was never injected/);
  },
  180_000,
);

function count(stacks: readonly RehearsedStack[]): number {
  return stacks
    .flatMap(({ json }) => Object.values((json.resource ?? {}) as Record<string, object>))
    .reduce((sum, named) => sum + Object.keys(named).length, 0);
}
