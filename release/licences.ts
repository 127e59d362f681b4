import * as fs from "node:fs";
import * as path from "node:path";
import { type LockedPackage, lockedPackages } from "./lock";

/** Licences, by SPDX id, that a user may get with the package. */
const shipped = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MPL-2.0",
]);

/** Licences of what only builds and tests it, besides: data of browsers under an attribution licence, a port of a Python module. */
const building = new Set([...shipped, "CC-BY-4.0", "Python-2.0"]);

/** What says its licence in words of its own: read by a person, for this version. */
const read: Readonly<Record<string, string>> = { "jsonify@0.0.1": "Public Domain" };

/** Packages whose licence nobody has agreed to, or that say none, each with where it is: nothing when all are fine. */
export function licenceFaults(packages: readonly LockedPackage[]): string[] {
  return packages.flatMap(({ path: at, name, version, license, runtime }) => {
    const who = `${name}@${version} (${at})`;
    if (license === undefined || license === "") return [`${who}: it says no licence`];
    if (read[`${name}@${version}`] === license || isAllowed(license, runtime ? shipped : building)) return [];
    return [`${who}: ${license} is not in the list`];
  });
}

/** An SPDX expression of one level: all of `AND`, or one of `OR`. Whatever is more than that, a person has to read. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const plain = expression.replace(/^\((.*)\)$/, "$1");
  const every = plain.split(" AND ");
  return every.length > 1 ? every.every((id) => allowed.has(id)) : plain.split(" OR ").some((id) => allowed.has(id));
}

/** The lock's packages, with the licence from the package itself where the lock has none. */
export function withInstalledLicences(folder: string, packages: readonly LockedPackage[]): LockedPackage[] {
  return packages.map((one) => {
    const file = path.join(folder, one.path, "package.json");
    if (one.license !== undefined || !fs.existsSync(file)) return one;
    const { license } = JSON.parse(fs.readFileSync(file, "utf8")) as { license?: unknown };
    return { ...one, license: typeof license === "string" ? license : undefined };
  });
}

function main(): void {
  const root = path.resolve(__dirname, "..", "..");
  const packages = withInstalledLicences(root, lockedPackages(root));
  const faults = licenceFaults(packages);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`licences: ${packages.length} packages, ${faults.length} not allowed\n`);
  if (faults.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
