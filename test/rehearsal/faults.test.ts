import { rehearse } from "../../src/rehearsal";
import { reference, referenceNames } from "../support/reference";
import { day, whole } from "../support/sample";
import { testWithTerraform } from "../support/terraform";

/** Blueprints of which either fault takes some seconds. */
const small = ["audit", "registry", "spark", "spark-options", "storage"];

/** Every reference blueprint with either fault. */
const all = referenceNames.flatMap((name) => (["fail", "kill"] as const).map((each) => [name, each] as const));

/**
 * All with RAMPART_FAULTS=all (npm run test:faults), those of the blueprints that it names, or one that is another every day: the
 * suite stays quick, and each of the smaller ones has its turn; in CI, each of all.
 */
function sample(): typeof all {
  const asked = process.env.RAMPART_FAULTS;
  if (asked === "all") return all;
  if (asked !== undefined) return all.filter(([name]) => asked.split(",").includes(name));
  const few = whole ? all : all.filter(([name]) => small.includes(name));
  return few.filter((_, index) => index === day % few.length);
}

const cases = sample();
process.stdout.write(
  `faults: ${cases.length} of ${all.length} cases today: ${cases.map(([name, each]) => `${name} ${each}`).join(", ")}\n`,
);

/** Addresses of all resources, as `stack/address`. */
function addresses(name: string): string[] {
  return reference(name).stacks.flatMap(({ name: stack, json }) =>
    Object.entries(json.resource as Record<string, object>).flatMap(([type, named]) =>
      Object.keys(named).map((one) => `${stack}/${type}.${one}`),
    ),
  );
}

testWithTerraform.each(cases)(
  "whichever creation of %s is made to %s, the applies after it converge",
  async (name, each) => {
    const { stacks, platforms } = reference(name);
    const existing = platforms.flatMap(({ platform }) => platform.existing);
    const created = new Set<string>();
    let applies = 0;
    const report = await rehearse(stacks, {
      binary: "terraform",
      existing,
      each,
      onPhase: (_, phase) => {
        applies += phase === "apply" ? 1 : 0;
      },
      onResource: (stack, event, action, address) => {
        if (event === "done" && action === "create") created.add(`${stack}/${address}`);
      },
    });
    expect(report.findings).toEqual([]);
    const broken = report.broken ?? [];
    // An address with an index is its resource's.
    const resources = new Set(broken.map((address) => address.replace(/\[.*\]$/, "")));
    const never = addresses(name).filter((address) => !resources.has(address));
    process.stdout.write(
      `faults: ${broken.length} creations of ${name} made to ${each} once in ${applies} applies, all ended well; ${never.length} never created${never.length > 0 ? `: ${never.join(", ")}` : ""}\n`,
    );
    expect([...created].filter((address) => !broken.includes(address))).toEqual([]);
    // What is not broken is switched off by a variable.
    expect(never.filter((address) => !isCounted(name, address))).toEqual([]);
  },
  1_800_000,
);

/** True for a resource of which a variable says whether it is there. */
function isCounted(name: string, address: string): boolean {
  const [stack, type = "", one = ""] = address.split(/[/.]/);
  const json = reference(name).stacks.find((candidate) => candidate.name === stack)?.json.resource;
  const body = (json as Record<string, Record<string, { count?: unknown; for_each?: unknown }>>)[type]?.[one];
  return body?.count !== undefined || body?.for_each !== undefined;
}

testWithTerraform(
  "a resource is made to fail by its address, and Terraform is killed at a creation",
  async () => {
    const { stacks } = reference("storage");
    const options = { binary: "terraform" };
    const failAt = "ibm_resource_instance.storage_instance";
    expect(await rehearse(stacks, { ...options, failAt })).toMatchObject({ clean: true, injected: failAt });
    expect(await rehearse(stacks, { ...options, killAt: 3 })).toMatchObject({ clean: true, injected: "creation 3" });
    const nobody = await rehearse(stacks, { ...options, failAt: "ibm_cis.nobody" });
    expect(nobody.findings[0]?.summary).toMatch(/the fault was never injected/);
  },
  180_000,
);
