import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { type LockedPackage, lockedPackages } from "./lock";

/** The parts of a CycloneDX document that are read or written here; the others stay as npm makes them. */
export interface Sbom {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Component {
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}

/**
 * The bill of materials of everything in the lock, in CycloneDX, as `npm sbom` makes it from the lock alone: no network. npm names
 * the project and its workspaces after their folders; here they have their own names.
 *
 * @throws Error when npm cannot make it
 */
export function buildSbom(folder: string): Sbom {
  const args = [
    "sbom",
    "--sbom-format",
    "cyclonedx",
    "--package-lock-only",
    "--include",
    "dev",
    "--no-update-notifier",
  ];
  const text = execFileSync("npm", args, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const sbom = JSON.parse(text) as Sbom;
  const named = (component: Component): Component => ({ ...component, name: purlOf(component).name });
  return {
    ...sbom,
    metadata: { ...sbom.metadata, component: named(sbom.metadata.component) },
    components: sbom.components.map(named),
  };
}

/** The part of a bill of materials that is installed with the published package. */
export function shippedSbom(sbom: Sbom, packages: readonly LockedPackage[]): Sbom {
  const kept = new Set(packages.filter(({ runtime }) => runtime).map(idOf));
  const components = sbom.components.filter((component) => kept.has(purlOf(component).id));
  const refs = new Set([sbom.metadata.component, ...components].map((component) => component["bom-ref"]));
  return {
    ...sbom,
    components,
    dependencies: sbom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
}

/** What a bill of materials leaves out, or holds besides the packages: nothing when it is right. */
export function sbomFaults(sbom: Sbom, packages: readonly LockedPackage[]): string[] {
  const expected = new Set(packages.map(idOf));
  const found = new Set(sbom.components.map((component) => purlOf(component).id));
  return [
    ...(sbom.bomFormat === "CycloneDX" ? [] : ["it is no CycloneDX document"]),
    ...[...expected].filter((id) => !found.has(id)).map((id) => `${id} is missing`),
    ...[...found].filter((id) => !expected.has(id)).map((id) => `${id} is not in the lock`),
  ];
}

function idOf({ name, version }: LockedPackage): string {
  return `${name}@${version}`;
}

/** Name and version by a component's package URL: `pkg:npm/%40grpc/grpc-js@1.14.7`. */
function purlOf({ purl }: Component): { id: string; name: string } {
  const id = decodeURIComponent(purl.replace(/^pkg:npm\//, "").replace(/[?#].*$/, ""));
  return { id, name: id.slice(0, id.lastIndexOf("@")) };
}

/** Writes dist/sbom.cdx.json, which the package carries, and dist/sbom.build.cdx.json with what builds and tests it. */
function main(): void {
  const root = path.resolve(__dirname, "..", "..");
  const packages = lockedPackages(root);
  const build = buildSbom(root);
  const runtime = packages.filter((one) => one.runtime);
  const files = [
    { file: "sbom.cdx.json", sbom: shippedSbom(build, packages), expected: runtime },
    { file: "sbom.build.cdx.json", sbom: build, expected: packages },
  ];
  for (const { file, sbom, expected } of files) {
    const faults = sbomFaults(sbom, expected);
    if (faults.length > 0) throw new Error(`${file}: ${faults.join("; ")}`);
    fs.writeFileSync(path.join(root, "dist", file), `${JSON.stringify(sbom, undefined, 2)}\n`);
    process.stdout.write(`dist/${file}: ${sbom.components.length} packages\n`);
  }
}

if (require.main === module) main();
