import * as fs from "node:fs";
import * as path from "node:path";
import { licenceFaults, withInstalledLicences } from "../../release/licences";
import { type LockedPackage, lockedPackages } from "../../release/lock";
import { packageRoot } from "../../src/core/package-root";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const packages = withInstalledLicences(packageRoot, lockedPackages(packageRoot));

test("every dependency has a licence that somebody has agreed to", () => {
  expect(packages.length).toBeGreaterThan(0);
  expect(licenceFaults(packages)).toEqual([]);
});

test.each([
  ["MIT", true, true],
  ["(MIT OR CC0-1.0)", true, true],
  ["GPL-3.0-only OR MIT", true, true],
  ["Apache-2.0 AND BSD-3-Clause", true, true],
  ["(MIT AND GPL-3.0-only)", true, false],
  ["(MIT OR GPL-3.0-only) AND AGPL-3.0-only", true, false],
  ["GPL-3.0-only", false, false],
  ["CC-BY-4.0", false, true],
  ["CC-BY-4.0", true, false],
  ["Public Domain", true, false],
  ["SEE LICENSE IN LICENSE", true, false],
  ["UNLICENSED", true, false],
  ["mit", true, false],
  ["", true, false],
  [undefined, false, false],
])("%j, shipped: %j, is allowed: %j", (license, runtime, allowed) => {
  const one: LockedPackage = {
    path: "node_modules/x",
    name: "x",
    version: "1.0.0",
    license,
    hasInstallScript: false,
    runtime,
  };
  expect(licenceFaults([one])).toEqual(allowed ? [] : [expect.stringMatching(/^x@1\.0\.0 \(node_modules\/x\): /)]);
});

test("each package without its licence, or with another, is noticed", () => {
  const changed = packages.flatMap((one) => [undefined, "AGPL-3.0-only"].map((license) => ({ ...one, license })));
  const noticed = changed.filter((one) => licenceFaults([one]).length === 1);
  expect(noticed).toEqual(changed);
  process.stdout.write(`supply chain: ${changed.length} licences removed or changed, ${noticed.length} noticed\n`);
});

test("where the lock says none, the package itself is asked", () => {
  const folder = path.join(scratch(), "node_modules", "x");
  fs.mkdirSync(folder, { recursive: true });
  const [first] = packages;
  if (first === undefined) throw new Error("the lock is empty");
  const asked = { ...first, path: "node_modules/x", license: undefined };
  expect(withInstalledLicences(scratch(), [asked])[0]?.license).toBeUndefined();
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ license: "ISC" }));
  expect(withInstalledLicences(scratch(), [asked])[0]?.license).toBe("ISC");
});
