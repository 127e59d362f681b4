import type { App } from "cdktf";
import { type Fault, FaultError, together } from "../core/fault";
import { withDistinctNames } from "../core/names";
import { byName } from "../core/order";
import { isValid, markValid } from "../core/validated";
import { withFix } from "../messages/with-fix";
import { withoutTokenTraces } from "../platform/fast-tokens";
import { Platform } from "../platform/platform";
import { Tags } from "../platform/tags";
import { systems } from "../systems";
import type { LoadedBlueprint } from "./load";
import { located, type Origin } from "./origin";
import type { Blueprint } from "./schema";

/**
 * Turns a blueprint into constructs below `app`.
 *
 * @throws FaultError for combinations that cannot work, of all foundations and systems
 */
export function build(app: App, blueprint: Blueprint): Platform {
  return withoutTokenTraces(() => {
    const { name, region, resourceGroup, operators, runner, runnerLabel, provider, state, imports, tags, waivers } =
      blueprint;
    // What the loader has judged is not judged again by the constructs.
    const judged = <T>(value: T): T => {
      if (isValid(blueprint) && typeof value === "object" && value !== null) markValid(value);
      return value;
    };
    const props = { region, resourceGroup, operators, runner, runnerLabel, provider, state, imports, tags, waivers };
    const platform = new Platform(app, name, judged(props));
    // Foundations that the blueprint sets up come first; the others appear when a system asks for them.
    const foundations = systems.map((definition) => () => {
      const section = blueprint[definition.folder];
      if (definition.kind === "foundation" && section !== undefined)
        withDistinctNames(definition.folder, () => definition.build(platform, judged(section)));
    });
    const entries = Object.entries(blueprint.systems ?? {})
      .sort(byName)
      .map(([system, { type, tags: own = [], ...section }]) => () => {
        const definition = systems.find((candidate) => candidate.kind === "system" && candidate.folder === type);
        if (definition?.kind !== "system") throw new Error(`unknown system type ${type}`);
        const before = platform.systemStacks.length;
        withDistinctNames(`systems.${system}`, () => definition.build(platform, system, judged(section)));
        // A cluster's agents have a stack of their own; what a system asks of the foundations is everybody's.
        for (const stack of platform.systemStacks.slice(before)) Tags.of(stack).add(...own);
      });
    together([...foundations, ...entries]);
    if (platform.node.children.length === 0) throw new FaultError([nothingToCreate()]);
    return platform;
  });
}

function nothingToCreate(): Fault {
  return {
    code: "BP901",
    message: "nothing to create: the blueprint has neither a system nor a foundation",
    place: { path: "name" },
    expected: "an entry under systems, or a section such as audit, network or edge",
    got: "neither",
  };
}

/**
 * Turns blueprints that were read into constructs below `app`.
 *
 * @throws FaultError with the faults of all files, or else of all combinations that cannot work
 */
export function buildAll(app: App, loaded: readonly LoadedBlueprint[]): void {
  const faults = loaded.flatMap((one) => one.faults);
  if (faults.length > 0) throw new FaultError(faults);
  together(
    loaded.map(({ blueprint, origin }) => () => {
      if (blueprint) locating(origin, () => build(app, blueprint));
    }),
  );
}

/** Does some work; its faults carry the line of the blueprint, and what to do. */
function locating<T>(origin: Origin | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FaultError) || origin === undefined) throw error;
    throw new FaultError(error.faults.map((fault) => withFix(located(fault, origin))));
  }
}
