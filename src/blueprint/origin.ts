import type { Fault, Place } from "../core/fault";
import { isMapping, type LoadedDocument, type PathStep, valueAt } from "../document/document";

/** Finds the place of a blueprint that a construct path (`storefront/shop/web`) or an option path speaks of. */
export type Origin = (path: string) => Place;

/**
 * The origin of what was built from a blueprint.
 *
 * A path is read in three notations: a construct path, with the platform or without (`storefront/shop/web.domain`,
 * `shop/web`), an option path (`network.flows[0].from`), and what both have in common: each step names a key, or a key one
 * level below, as `web` does for `apps.web`. The place is that of the last step that the blueprint says: the first line where
 * it says none, as with a foundation that appeared by itself.
 *
 * @param platform name of the platform, which construct paths begin with
 */
export function originIn(document: LoadedDocument, platform: string): Origin {
  return (text) => {
    const found = follow(document.value, stepsOf(text, platform));
    return found.length > 0 ? document.locate(found, "key") : { ...document.locate([]), path: text };
  };
}

/** A fault at its place in the blueprint; as it is where it has a file already. */
export function located(fault: Fault, origin: Origin): Fault {
  const { file, path } = fault.place;
  return file === undefined && path !== undefined ? { ...fault, place: origin(path) } : fault;
}

/** The steps of a path; the platform and its stacks are no part of a blueprint. */
function stepsOf(text: string, platform: string): PathStep[] {
  const [first = "", ...rest] = text.split("/");
  const parts = first === platform ? rest : [first, ...rest];
  return parts
    .filter((part) => part !== "Default" && part !== `${platform}-foundations` && part !== "foundations")
    .map((part, index) => (index === 0 && part.startsWith(`${platform}-`) ? part.slice(platform.length + 1) : part))
    .flatMap(optionSteps);
}

/** `flows[0].from`, `flows.0.from` and `hosts["a.b"]` as steps. */
function optionSteps(text: string): PathStep[] {
  return [...text.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) => {
    if (index !== undefined) return Number(index);
    return quoted ?? plain ?? "";
  });
}

/** The longest path of a document that the steps lead to. */
function follow(root: unknown, steps: readonly PathStep[]): PathStep[] {
  const path: PathStep[] = [];
  for (let index = 0; index < steps.length; ) {
    const value = valueAt(root, path);
    const taken = takeNext(value, steps, index);
    if (!taken) break;
    path.push(...taken.path);
    index += taken.used;
  }
  return path;
}

interface Taken {
  readonly path: readonly PathStep[];
  /** How many steps this was. */
  readonly used: number;
}

function takeNext(value: unknown, steps: readonly PathStep[], at: number): Taken | undefined {
  const step = steps[at] as PathStep;
  if (Array.isArray(value)) return takeItem(value, step);
  if (!isMapping(value)) return undefined;
  // Names may have dots: the longest key that the steps spell is meant.
  for (let used = steps.length - at; used > 0; used--) {
    const key = steps.slice(at, at + used).join(".");
    if (Object.hasOwn(value, key)) return { path: [key], used };
  }
  const below = Object.keys(value).filter((key) => isMapping(value[key]) && Object.hasOwn(value[key], step));
  // Systems come first: a component may be called as a section is.
  const group = below.includes("systems") ? "systems" : below[0];
  return group === undefined ? undefined : { path: [group, step], used: 1 };
}

function takeItem(value: readonly unknown[], step: PathStep): Taken | undefined {
  const index = Number(step);
  return Number.isInteger(index) && index >= 0 && index < value.length ? { path: [index], used: 1 } : undefined;
}
