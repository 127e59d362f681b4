import type { App } from "cdktf";
import { Platform } from "../core/platform";
import { withoutTokenTraces } from "../synth/fast-tokens";
import { systems } from "../systems";
import type { Blueprint } from "./schema";

/**
 * Turns a blueprint into constructs below `app`.
 *
 * @throws FaultError for combinations that cannot work
 */
export function build(app: App, blueprint: Blueprint): Platform {
  return withoutTokenTraces(() => {
    const { name, region, resourceGroup, operators, runner, state, waivers } = blueprint;
    const platform = new Platform(app, name, { region, resourceGroup, operators, runner, state, waivers });
    // Foundations that the blueprint sets up come first; the others appear when a system asks for them.
    for (const definition of systems) {
      const section = blueprint[definition.folder];
      if (definition.kind === "foundation" && section !== undefined) definition.build(platform, section);
    }
    for (const [system, { type, ...section }] of Object.entries(blueprint.systems).sort(byName)) {
      const definition = systems.find((candidate) => candidate.kind === "system" && candidate.folder === type);
      if (definition?.kind !== "system") throw new Error(`no system of type ${type}`);
      definition.build(platform, system, section);
    }
    return platform;
  });
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
