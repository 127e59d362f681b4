import * as fs from "node:fs";
import * as path from "node:path";

/** A package that package-lock.json names. */
export interface LockedPackage {
  /** Where npm installs it: `node_modules/cdktf/node_modules/semver`. */
  readonly path: string;
  /** Its own name, whatever name it is installed under. */
  readonly name: string;
  readonly version: string;
  /** Licence as the package says it, an SPDX expression in most cases. */
  readonly license: string | undefined;
  /** True when installing the package would run a script of it. */
  readonly hasInstallScript: boolean;
  /** True when the published package needs it; false for what only builds and tests it, and for peers, which a user chooses. */
  readonly runtime: boolean;
}

interface Entry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Entries = Readonly<Record<string, Entry>>;

/** Every package of the lock of a project, in the lock's order; links are followed, the project itself is left out. */
export function lockedPackages(folder: string): LockedPackage[] {
  const { packages } = JSON.parse(fs.readFileSync(path.join(folder, "package-lock.json"), "utf8")) as {
    packages: Entries;
  };
  const needed = neededBy("", packages);
  return Object.entries(packages)
    .filter(([at, entry]) => at !== "" && !entry.link)
    .map(([at, entry]) => ({
      path: at,
      name: entry.name ?? at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version ?? "",
      license: entry.license,
      hasInstallScript: entry.hasInstallScript === true,
      runtime: needed.has(at),
    }));
}

/**
 * Paths of what a package needs at run time, and what that needs. npm's own `--omit dev` leaves out what a tool of the build needs
 * as well: whatever an edge of development reaches.
 */
function neededBy(root: string, packages: Entries): Set<string> {
  const found = new Set<string>();
  const open = [root];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const { dependencies, optionalDependencies } = packages[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = resolve(from, name, packages);
      if (at === undefined || found.has(at)) continue;
      found.add(at);
      open.push(at);
    }
  }
  return found;
}

/** Where Node finds `name` from the package at `from`: in its own node_modules, or in the nearest above. */
function resolve(from: string, name: string, packages: Entries): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const candidate = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    const entry = packages[candidate];
    if (entry) return entry.link ? entry.resolved : candidate;
    if (at === "") return undefined;
  }
}
