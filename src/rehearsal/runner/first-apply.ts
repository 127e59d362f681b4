import { written } from "../../posture/guarded";
import { World } from "../../posture/world";
import { blocks, declaredVariables, type Json, type Resource, type StackJson } from "../../terraform/configuration";
import { type Afterwards, afterwards } from "../../terraform/first-apply";
import { labelOf, type RehearsedStack } from "./stacks";

/** A value that the first apply asks for, although only that apply creates what the value is created from. */
export interface OrderFault {
  readonly stack: string;
  readonly phase: "check";
  readonly address: string;
  readonly summary: string;
  readonly detail: string;
}

/** A finding for each variable that nobody can set before the apply that asks for it. */
export function orderFaults(stacks: readonly RehearsedStack[]): OrderFault[] {
  const facts = afterwards();
  return stacks.flatMap((stack) => {
    const world = new World([stack]);
    return facts.flatMap((fact) =>
      world.ofType(fact.type).flatMap((resource) => {
        const variable = asked(stack, resource, fact);
        const made = variable === undefined ? undefined : createdHere(world, resource, fact);
        if (variable === undefined || !made) return [];
        return [
          {
            stack: labelOf(stack),
            phase: "check" as const,
            address: resource.address,
            summary: `the first apply asks for the variable ${variable}, ${fact.what}, and only this apply creates ${made.address} [asked-too-early]`,
            detail: `Fix: Give the resource a count that is 0 at the first apply, by a variable that is false by default, and ${variable} the default null; or create ${made.address} in an earlier stack.\nSource: ${fact.source}`,
          },
        ];
      }),
    );
  });
}

/** The variable without default that a resource of the first apply takes as its value. */
function asked(stack: StackJson, resource: Resource, { value }: Afterwards): string | undefined {
  const isHeldBack = [resource.meta.count, resource.meta.for_each].some((often) => /\bvar\./.test(String(often ?? "")));
  if (isHeldBack) return undefined;
  const names = textsAt(resource, value).map((text) => /^\$\{var\.([A-Za-z0-9_-]+)\}$/.exec(text)?.[1]);
  const required = declaredVariables(stack).flatMap(([name, declared]) =>
    declared.some((one) => one.default === undefined) ? [name] : [],
  );
  return names.find((name) => name !== undefined && required.includes(name));
}

/** What the value is created from, where the same stack creates it. */
function createdHere(world: World, resource: Resource, { after }: Afterwards): Resource | undefined {
  return textsAt(resource, after)
    .map((text) => world.targetResource(resource.stack, text))
    .find((target) => target?.kind === "resource");
}

/** Texts of an argument as written: what is a variable is looked for, not judged. */
function textsAt(resource: Resource, argument: string): string[] {
  const at = (body: Json | undefined, [step, ...rest]: readonly string[]): (Json | undefined)[] =>
    step === undefined ? [body] : blocks(body).flatMap((block) => at(block[step], rest));
  return at(written(resource), argument.split(".")).filter((value): value is string => typeof value === "string");
}
