import { isObject, type Json, type JsonObject, type StackJson } from "../../src/core/configuration";
import type { Weakening } from "../../src/posture";

/** Blocks of all resources, or provider blocks, that a weakening is about, in place. */
function targets(
  stacks: readonly StackJson[],
  { resource, only }: Weakening,
): { holder: JsonObject; name: string; body: JsonObject }[] {
  return stacks.flatMap(({ json }) => {
    if (resource.startsWith("provider.")) {
      const providers = (json.provider as JsonObject)[resource.slice("provider.".length)];
      return (Array.isArray(providers) ? providers : [])
        .filter(isObject)
        .map((body) => ({ holder: json, name: "", body }));
    }
    const named = isObject(json.resource) ? json.resource[resource] : undefined;
    return Object.entries(isObject(named) ? named : {})
      .filter(([name]) => only === undefined || name.includes(only))
      .map(([name, body]) => ({ holder: named as JsonObject, name, body: body as JsonObject }));
  });
}

/** Copies of the stacks, each with the weakening applied to one of the resources that it is about. */
export function weakened(stacks: readonly StackJson[], weakening: Weakening): StackJson[][] {
  const count = targets(stacks, weakening).length;
  return Array.from({ length: count }, (_, index) => {
    const copy = structuredClone(stacks) as StackJson[];
    const target = targets(copy, weakening)[index];
    if (target && weakening.argument === "*") delete target.holder[target.name];
    else if (target) set(target.body, weakening.argument.split("."), (weakening.to ?? null) as Json);
    return copy;
  });
}

/** Sets or removes an argument; of repeated blocks, in the first. */
function set(body: JsonObject, path: readonly string[], to: Json): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (rest.length > 0) {
    const inner = body[step];
    const next = Array.isArray(inner) ? inner[0] : inner;
    if (isObject(next)) set(next, rest, to);
    else {
      const made: JsonObject = {};
      body[step] = made;
      set(made, rest, to);
    }
  } else if (to === null) delete body[step];
  else body[step] = to;
}
