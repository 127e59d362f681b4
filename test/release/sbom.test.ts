import { lockedPackages } from "../../release/lock";
import { buildSbom, sbomFaults, shippedSbom } from "../../release/sbom";
import { packageRoot } from "../../src/core/package-root";

const packages = lockedPackages(packageRoot);
const runtime = packages.filter((one) => one.runtime);
const build = buildSbom(packageRoot);
const shipped = shippedSbom(build, packages);

test("the bill of the build has every package of the lock, and the shipped one what a user installs", () => {
  expect(sbomFaults(build, packages)).toEqual([]);
  expect(sbomFaults(shipped, runtime)).toEqual([]);
  expect(shipped.components.length).toBeLessThan(build.components.length);
  const names = shipped.components.map(({ name }) => name);
  // One of each kind: direct, of a dependency, needed by a tool of the build as well, bundled; and neither a tool nor a peer.
  expect(names).toEqual(expect.arrayContaining(["handlebars", "protobufjs", "yargs", "@cdktf/provider-ibm"]));
  for (const absent of ["jest", "typescript", "cdktf", "constructs"]) expect(names).not.toContain(absent);
});

test("it names the package, whatever the folder is called, and no address", () => {
  expect(build.metadata.component).toMatchObject({
    name: "rampart",
    purl: expect.stringMatching(/^pkg:npm\/rampart@/),
  });
  expect(JSON.stringify(build).match(/https?:\/\/[^"/]*/g)).toEqual(["http://cyclonedx.org"]);
});

test("each reference leads to a component", () => {
  for (const sbom of [build, shipped]) {
    const refs = new Set([sbom.metadata.component, ...sbom.components].map((one) => one["bom-ref"]));
    const named = sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);
    expect(named.filter((ref) => !refs.has(ref))).toEqual([]);
  }
});

test("each package that is left out is noticed, and one that is made up", () => {
  let caught = 0;
  for (const gone of build.components) {
    const rest = { ...build, components: build.components.filter((one) => one !== gone) };
    expect(sbomFaults(rest, packages)).toHaveLength(1);
    caught += 1;
  }
  const invented = { ...shipped, components: build.components };
  expect(sbomFaults(invented, runtime)).toContainEqual(expect.stringMatching(/^jest@.* is not in the lock$/));
  expect(sbomFaults({ ...build, bomFormat: "SPDX" }, packages)).toEqual(["it is no CycloneDX document"]);
  process.stdout.write(
    `supply chain: ${caught} packages left out of the bill of materials one by one, ${caught} noticed\n`,
  );
});
