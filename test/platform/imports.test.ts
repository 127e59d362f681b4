import { Platform, type PlatformProps, PrivateNetwork, synth } from "../../src";
import { emptyApp } from "../../src/judge/pipeline";
import { rehearseAccount } from "../../src/rehearsal";
import { faultsOf } from "../support/faults";
import { reference } from "../support/reference";
import { testWithTerraform } from "../support/terraform";

const vpc = "r010-51111111-2222-4333-8444-555555555555";

function built(imports: PlatformProps["imports"]) {
  const app = emptyApp();
  new PrivateNetwork(
    new Platform(app, "acme", { region: "eu-de", resourceGroup: "g", ...(imports ? { imports } : {}) }),
  );
  return synth(app);
}

test("what exists is imported by the stack that has its address, and the rest of the JSON stays as it was", () => {
  const at = "acme-foundations/ibm_is_vpc.network_vpc";
  const [stack] = built([{ at, id: vpc }]);
  expect(stack?.json.import).toEqual([{ to: "ibm_is_vpc.network_vpc", id: vpc }]);
  const { import: _import, ...rest } = stack?.json ?? {};
  expect(rest).toEqual(built(undefined)[0]?.json);
});

test("an address that no stack has is refused with what is meant", () => {
  const faults = faultsOf(() =>
    built([
      { at: "acme-foundations/ibm_is_vpc.network_vpc", id: vpc },
      { at: "acme-foundations/ibm_is_vpc.network_vcp", id: vpc },
      { at: "acme-foundation/ibm_is_vpc.network_vpc", id: vpc },
      { at: "acme-foundations/ibm_is_lb.web", id: vpc },
    ]),
  );
  expect(faults).toMatchObject([
    {
      code: "PL006",
      place: { path: "imports[1].at" },
      expected: "acme-foundations/ibm_is_vpc.network_vpc",
      fix: "Did you mean acme-foundations/ibm_is_vpc.network_vpc?",
    },
    { place: { path: "imports[2].at" }, expected: "one of the stacks acme-foundations", got: expect.any(String) },
    { place: { path: "imports[3].at" }, expected: "a resource of the stack acme-foundations, without count" },
  ]);
});

test.each(["a b", "$" + "{var.id}", "%{if}", 'a"', ""])("%j is no id", (id) => {
  expect(faultsOf(() => built([{ at: "acme-foundations/ibm_is_vpc.network_vpc", id }]))).toHaveLength(1);
});

testWithTerraform(
  "the real Terraform imports what the rehearsal assumes to exist, and plans nothing more after the apply",
  async () => {
    const { stacks, platforms } = reference("network");
    const existing = platforms.flatMap(({ platform }) => platform.existing);
    const report = await rehearseAccount([{ name: "network", stacks, existing }], { binary: "terraform" });
    expect(report.findings).toEqual([]);
    const assumed = report.notes.filter((note) => note.includes("every argument is planned as a change"));
    expect(assumed).toHaveLength(2);
    expect(assumed.join()).toContain("ibm_is_vpc r010-6a1b2c3d-1111-4222-8333-444455556666 exists");
    process.stdout.write(`imports: ${assumed.length} resources imported by Terraform\n`);
  },
  240_000,
);
