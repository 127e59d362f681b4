import { blocks, type Json, type JsonObject, type Resource } from "../terraform/configuration";
import type { Selector, Shown, Wanted } from "./controls";
import type { Finding } from "./findings";
import type { World } from "./world";

/** A place that a rule has judged, or that shows a statement through its container. */
export interface JudgedPlace {
  readonly stack: string;
  readonly address: string;
  readonly argument?: string;
  /** @default - no rule judged the place itself: it shows what the rule judged at its container */
  readonly rule?: string;
  readonly verdict?: Finding["verdict"];
}

/** What became of one entry of `shown`. */
export interface Showing {
  /** `absent`: there is no resource of the kind; `open`: there is, and no rule has found what is asked. */
  readonly state: "shown" | "open" | "absent";
  /** The places that show it; where it is open, the resources that nothing is known of. */
  readonly places: readonly JudgedPlace[];
}

/** As a list, what may stand alone. */
export function listed<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** The resources that a selector means. */
export function selected(world: World, { resource, where = {} }: Selector): Resource[] {
  return listed(resource)
    .flatMap((type) => world.ofType(type))
    .filter(({ arguments: body }) =>
      Object.entries(where).every(([path, wanted]) =>
        valuesAt(body, path.split(".")).some((value) => isWanted(value, wanted)),
      ),
    );
}

function isWanted(value: Json, wanted: Wanted): boolean {
  if (wanted === "*") return value !== null && value !== "" && value !== false;
  return listed(wanted).some((one) => one === value);
}

/** Every value at a dotted argument: through blocks, maps and lists. */
function valuesAt(body: JsonObject, [step = "", ...rest]: readonly string[]): Json[] {
  const value = body[step];
  if (value === undefined) return [];
  if (rest.length > 0) return blocks(value).flatMap((block) => valuesAt(block, rest));
  return Array.isArray(value) ? value : [value];
}

/**
 * Does a place show what an entry asks?
 *
 * @param findings those of the control
 */
export function showing(entry: Shown, findings: readonly Finding[], world: World): Showing {
  const asked = new Map(selected(world, entry).map((resource) => [keyOf(resource), resource]));
  const through = entry.through === undefined ? [] : selected(world, entry.through);
  if (asked.size === 0 || (entry.through !== undefined && through.length === 0)) return { state: "absent", places: [] };
  const rules = listed(entry.by);
  const spoken = findings.filter((finding) => rules.includes(finding.rule));
  const fine = spoken.filter((finding) => finding.verdict === "compliant" && asked.has(keyOf(finding)));
  const open = entry.every ? unjudged(entry, asked, spoken, fine, world) : [];
  if (open.length > 0) return { state: "open", places: open.map(placeOf) };
  if (!rules.every((rule) => fine.some((finding) => finding.rule === rule))) {
    // Of each of them a rule says that the statement is not about it.
    const outside = new Set(spoken.filter(({ verdict }) => verdict === "notApplicable").map(keyOf));
    if (fine.length === 0 && [...asked.keys()].every((key) => outside.has(key))) return { state: "absent", places: [] };
    return { state: "open", places: [...asked.values()].map(placeOf) };
  }
  return { state: "shown", places: [...fine.map(placeOf), ...through.map(placeOf)] };
}

/** Resources that one of the rules which look at their type has not found compliant. */
function unjudged(
  entry: Shown,
  asked: ReadonlyMap<string, Resource>,
  spoken: readonly Finding[],
  fine: readonly Finding[],
  world: World,
): Resource[] {
  const found = new Set(fine.map((finding) => `${finding.rule}\n${keyOf(finding)}`));
  const looked = new Set(spoken.map((finding) => `${finding.rule}\n${world.at(finding.stack, finding.address)?.type}`));
  return [...asked].flatMap(([key, resource]) => {
    const rules = listed(entry.by).filter((rule) => looked.has(`${rule}\n${resource.type}`));
    return rules.length > 0 && rules.every((rule) => found.has(`${rule}\n${key}`)) ? [] : [resource];
  });
}

/** A judged place by its finding, another one by its resource. */
export function placeOf(of: Finding | Resource): JudgedPlace {
  const { stack, address } = of;
  if (!("rule" in of)) return { stack, address };
  const { argument, rule, verdict } = of;
  return { stack, address, ...(argument === undefined ? {} : { argument }), rule, verdict };
}

function keyOf({ stack, address }: { readonly stack: string; readonly address: string }): string {
  return `${stack}\n${address}`;
}
