import type { Json } from "../../src/terraform/configuration";

export type Step = string | number;

/** Every place in a value, the value itself first. */
export function placesIn(value: Json, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inner.flatMap(([step, one]) => placesIn(one, [...path, step]))];
}

/** What stands at a place. */
export function at(value: Json, path: readonly Step[]): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<Step, Json>)[step];
  }
  return found;
}

/** A copy with something else, or nothing, at a place. */
export function changed(value: Json, [step, ...rest]: readonly Step[], to: Json | undefined): Json {
  if (step === undefined) return to ?? null;
  if (Array.isArray(value)) {
    const copy = value.map((one, index) => (index === step && rest.length > 0 ? changed(one, rest, to) : one));
    if (rest.length === 0) copy.splice(Number(step), 1, ...(to === undefined ? [] : [to]));
    return copy;
  }
  // From entries: a key such as __proto__ must stay a key.
  const entries = Object.entries(value as Record<string, Json>);
  return Object.fromEntries([
    ...entries.flatMap(([key, one]): [string, Json][] => {
      if (key !== step) return [[key, one]];
      if (rest.length > 0) return [[key, changed(one, rest, to)]];
      return to === undefined ? [] : [[key, to]];
    }),
    ...(rest.length === 0 && to !== undefined && !entries.some(([key]) => key === step)
      ? [[String(step), to] as [string, Json]]
      : []),
  ]);
}

/** A copy in which a key has another name; its place among the others stays. */
export function renamed(value: Json, path: readonly Step[], name: string): Json {
  const holder = at(value, path.slice(0, -1)) as Record<string, Json>;
  const entries = Object.entries(holder).map(([key, one]): [string, Json] => [key === path.at(-1) ? name : key, one]);
  return changed(value, path.slice(0, -1), Object.fromEntries(entries));
}
