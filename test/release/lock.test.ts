import * as fs from "node:fs";
import * as path from "node:path";
import { lockedPackages } from "../../release/lock";
import { packageRoot } from "../../src/core/package-root";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

test("what runs is told from what builds, also where both need it", () => {
  const packages = {
    "": { dependencies: { a: "1", linked: "1" }, devDependencies: { tool: "1" }, peerDependencies: { engine: "1" } },
    "node_modules/a": {
      version: "1.0.0",
      dependencies: { b: "1", shared: "1" },
      optionalDependencies: { absent: "1" },
    },
    "node_modules/a/node_modules/b": { version: "2.0.0", dependencies: { c: "1" } },
    "node_modules/b": { version: "1.0.0", dev: true },
    "node_modules/c": { version: "1.0.0", name: "@real/c" },
    "node_modules/engine": { version: "1.0.0" },
    "node_modules/linked": { link: true, resolved: "own/linked" },
    "node_modules/shared": { version: "1.0.0" },
    "node_modules/tool": { version: "1.0.0", dev: true, dependencies: { shared: "1" }, hasInstallScript: true },
    "own/linked": { version: "3.0.0", name: "linked" },
  };
  fs.writeFileSync(path.join(scratch(), "package-lock.json"), JSON.stringify({ packages }));
  const locked = lockedPackages(scratch());
  const ids = (runtime: boolean) =>
    locked.filter((one) => one.runtime === runtime).map(({ name, version }) => `${name}@${version}`);
  expect(ids(true)).toEqual(["a@1.0.0", "b@2.0.0", "@real/c@1.0.0", "shared@1.0.0", "linked@3.0.0"]);
  expect(ids(false)).toEqual(["b@1.0.0", "engine@1.0.0", "tool@1.0.0"]);
  expect(locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual(["tool"]);
});

test("each install script of a dependency is denied by name, and nothing else is", () => {
  const { allowScripts } = JSON.parse(fs.readFileSync(path.join(packageRoot, "package.json"), "utf8")) as {
    allowScripts: Record<string, boolean>;
  };
  const scripts = lockedPackages(packageRoot).filter(({ hasInstallScript }) => hasInstallScript);
  expect(allowScripts).toEqual(Object.fromEntries(scripts.map(({ name }) => [name, false])));
});

test("the lock holds no address of a registry", () => {
  expect(fs.readFileSync(path.join(packageRoot, "package-lock.json"), "utf8")).not.toMatch(/"resolved": "https?:/);
});
