import type { Fault, Place } from "../core/fault";
import { compareText } from "../core/order";
import { isMapping, type LoadedDocument, type PathStep, valueAt } from "../document/document";
import { type Judged, saidOption } from "./said-option";

/**
 * Finds the place of a blueprint that a construct path (`storefront/shop/web`) or an option path speaks of; with an argument or a
 * control, that of the option which decides it.
 */
export type Origin = (path: string, judged?: Judged) => Place;

/**
 * The origin of what was built from a blueprint.
 *
 * A path is read in three notations: a construct path, with the platform or without (`storefront/shop.apps.web.domain`,
 * `shop/web`), an option path (`network.flows[0].from`), and what both have in common: each step names a key, or a key one
 * level below, as `web` does for `apps.web`. Steps that name nothing are constructs of ours, and are passed over. The place is that
 * of the last step that the blueprint says: the first line where it says none, as with a foundation that appeared by itself.
 *
 * @param platform name of the platform, which construct paths begin with
 */
export function originIn(document: LoadedDocument, platform: string): Origin {
  return (text, judged) => {
    const found = follow(document.value, stepsOf(text, platform));
    const option = judged && saidOption(document, found, judged);
    const path = option ?? found;
    return path.length > 0 ? document.locate(path, "key") : { ...document.locate([]), path: text };
  };
}

/** A fault at its place in the blueprint; as it is where it has a file already. */
export function located(fault: Fault, origin: Origin): Fault {
  const { file, path } = fault.place;
  return file === undefined && path !== undefined ? { ...fault, place: origin(path) } : fault;
}

/** The steps of a path; the platform and its stacks are no part of a blueprint. */
function stepsOf(text: string, platform: string): PathStep[] {
  const [first = "", ...rest] = text.split(/\/(?![^[]*"\])/);
  const parts = first === platform ? rest : [first, ...rest];
  return parts
    .filter((part) => part !== "Default")
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

/** The path of a document that the steps lead to. */
function follow(root: unknown, steps: readonly PathStep[]): PathStep[] {
  const path: PathStep[] = [];
  for (let index = 0; index < steps.length; ) {
    const taken = takeNext(valueAt(root, path), steps, index);
    path.push(...(taken?.path ?? []));
    index += taken?.used ?? 1;
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
  const key = longestKey(value, steps, at);
  if (key) return key;
  const groups = Object.keys(value).flatMap((group): Taken[] => {
    const below = value[group];
    const key = isMapping(below) ? longestKey(below, steps, at) : takeNamed(below, step);
    return key ? [{ path: [group, ...key.path], used: key.used }] : [];
  });
  return meant(groups, steps, at) ?? takePrefixed(value, step);
}

function longestKey(
  value: Readonly<Record<string, unknown>>,
  steps: readonly PathStep[],
  at: number,
): Taken | undefined {
  for (let used = steps.length - at; used > 0; used--) {
    const key = steps.slice(at, at + used).join(".");
    if (Object.hasOwn(value, key)) return { path: [key], used };
  }
  // Constructs are `api-audit` where options are `apiAudit`.
  const folded = String(steps[at]).replaceAll("-", "").toLowerCase();
  const alike = Object.keys(value).find((key) => /[A-Z]/.test(key) && key.toLowerCase() === folded);
  return alike === undefined ? undefined : { path: [alike], used: 1 };
}

/** Systems come first, for a component may be called as a section is; then what the next step is a kind of: `web/build` of builds. */
function meant(groups: readonly Taken[], steps: readonly PathStep[], at: number): Taken | undefined {
  const is = (group: Taken, name: string) => group.path[0] === name || singular(String(group.path[0])) === name;
  return (
    groups.find((group) => is(group, "systems")) ??
    groups.find((group) => is(group, String(steps[at + group.used]))) ??
    // The order of keys in the file says nothing.
    [...groups].sort((one, other) => compareText(String(one.path[0]), String(other.path[0])))[0]
  );
}

/** `secret-git` is secrets.git, `shop-data` the data of the system shop, `operators-zone` and `jobs-1` a part of operators and of jobs. */
function takePrefixed(value: Readonly<Record<string, unknown>>, step: PathStep): Taken | undefined {
  if (typeof step !== "string") return undefined;
  const begun = prefixes(value).filter(({ name }) => step.startsWith(`${name}-`));
  for (const { path, name } of begun) {
    const holder = valueAt(value, path);
    const rest = step.slice(name.length + 1);
    if (isMapping(holder) && Object.hasOwn(holder, rest)) return { path: [...path, rest], used: 1 };
  }
  const [longest] = begun.filter(({ whole }) => whole).sort((one, other) => other.name.length - one.name.length);
  return longest && { path: longest.path, used: 1 };
}

/** Keys, and keys one level below, each with how a construct's name would begin with it. */
function prefixes(value: Readonly<Record<string, unknown>>): Prefix[] {
  return Object.entries(value).flatMap(([key, below]): Prefix[] => [
    { path: [key], name: key, whole: true },
    { path: [key], name: singular(key), whole: false },
    ...(isMapping(below) ? Object.keys(below).map((name) => ({ path: [key, name], name, whole: true })) : []),
  ]);
}

interface Prefix {
  readonly path: PathStep[];
  readonly name: string;
  /** Not a plural's singular, by which what is named below is called, and nothing else. */
  readonly whole: boolean;
}

function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/(?<=..)s$/, "");
}

function takeItem(value: readonly unknown[], step: PathStep): Taken | undefined {
  const index = Number(step);
  if (Number.isInteger(index) && index >= 0 && index < value.length) return { path: [index], used: 1 };
  return takeNamed(value, step);
}

/** The entry of a list that is the step, or has it for a name. */
function takeNamed(value: unknown, step: PathStep): Taken | undefined {
  if (!Array.isArray(value) || typeof step !== "string") return undefined;
  const index = value.findIndex((item) => item === step || (isMapping(item) && item.name === step));
  return index < 0 ? undefined : { path: [index], used: 1 };
}
