import * as fs from "node:fs";
import * as path from "node:path";
import { manifestOf } from "./manifest";

/** A generator of numbers between 0 and 1 that gives the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The output of one platform: versions differ in content, and every third one in its files and stacks. All files of a version
 * hold its number.
 */
export function filesOf(platform: string, version: number): Map<string, string> {
  const stacks = ["foundations", "shop", ...(version % 3 === 0 ? ["old"] : []), ...(version % 3 === 1 ? ["new"] : [])];
  const names = stacks.map((stack) => `${platform}-${stack}`);
  const said = `${platform} ${version}\n`;
  return new Map([
    ...names.flatMap((name): [string, string][] => [
      [`stacks/${name}/cdk.tf.json`, said.repeat(200)],
      [`stacks/${name}/runbooks/read-${version % 2}.md`, said],
      [`stacks/${name}/runbooks/run.sh`, said],
      [`stacks/${name}/charts/chart/values.yaml`, said],
    ]),
    [`controls/${platform}.md`, said],
    ["manifest.json", manifestOf(Object.fromEntries(names.map((name) => [name, `${platform}/${name}`])))],
  ]);
}

/** Files, folders and modes of the user's in an output folder, some of them in the folders of stacks. */
export function addUsersOwn(folder: string, platform: string): void {
  const files: [string, number][] = [
    ["notes.txt", 0o600],
    ["diagrams/network.svg", 0o444],
    [`stacks/${platform}-foundations/terraform.tfstate`, 0o600],
    [`stacks/${platform}-foundations/.terraform/providers/plugin`, 0o755],
    [`stacks/${platform}-foundations/.terraform.lock.hcl`, 0o644],
    [`stacks/${platform}-shop/runbooks/ours.md`, 0o640],
    [`stacks/${platform}-shop/override.tf.json`, 0o644],
    [`stacks/${platform}-old/terraform.tfstate`, 0o600],
    [`stacks/${platform}-old/charts/chart/mine.yaml`, 0o644],
  ];
  for (const [name, mode] of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `the user's ${name}\n`);
    fs.chmodSync(file, mode);
  }
  for (const name of ["empty", `stacks/${platform}-shop/empty`, `stacks/${platform}-old/runbooks/empty`]) {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
    fs.chmodSync(path.join(folder, name), 0o710);
  }
  fs.symlinkSync("notes.txt", path.join(folder, "link"));
}
