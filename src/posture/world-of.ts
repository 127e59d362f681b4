import type { StackJson } from "../terraform/configuration";
import { World } from "./world";

const worlds = new WeakMap<readonly StackJson[], World>();

/** The world of some stacks, made once for the same list: who judges them and who reports on them look things up in one index. */
export function worldOf(stacks: readonly StackJson[]): World {
  const world = worlds.get(stacks) ?? new World(stacks);
  worlds.set(stacks, world);
  return world;
}
