import { textOf } from "../core/text-of";
import { isObject, type Json, type Resource } from "../terraform/configuration";
import { endsOf, everyPolicy, policiesBefore, reachesKey } from "./authorizations";
import { written } from "./guarded";
import { grouped } from "./indexes";
import type { Judgement } from "./rule";
import type { World } from "./world";

/** Policies by the stack that makes them, or finds them to be there. */
const policiesIn = (world: World) => grouped(everyPolicy(world).map((policy) => [policy.stack, policy] as const));

/**
 * Is there an authorization of `source` on `target` with all of these roles, and does the resource wait for it?
 *
 * @param key the key that it has to open, where it is one of key management: a policy on another key opens nothing here
 */
export function judgeAuthorized(
  world: World,
  resource: Resource,
  source: string,
  targets: readonly string[],
  roles: readonly string[],
  key?: Json,
): Judgement {
  const opens = (policy: Resource) => {
    const ends = endsOf(policy);
    return (
      ends.source.service === source &&
      targets.includes(textOf(ends.target.service)) &&
      roles.every((role) => [policy.arguments.roles].flat().includes(role)) &&
      reachesKey(world, policy, resource, key)
    );
  };
  const before = [...stacksBefore(world, resource)].flatMap((stack) => world.once(policiesIn).get(stack) ?? []);
  if (before.some(opens) || policiesBefore(world, resource).some(opens))
    return { verdict: "compliant", argument: "depends_on" };
  const other = world.once(policiesIn).get(resource.stack)?.find(opens);
  return {
    verdict: "violation",
    argument: "depends_on",
    expected: `depends_on an authorization policy that gives ${source} the role ${roles.join(" and ")} on ${targets.join(" or ")}`,
    got: other ? `${other.address} exists, but the resource does not depend on it` : "no such authorization policy",
    fix: "Add the dependency. Without it the first apply sometimes fails, because IAM policies take effect some seconds after their creation.",
  };
}

/** Stacks whose outputs the resource reads: they have been applied as a whole before it. */
function stacksBefore(world: World, resource: Resource): Set<string> {
  const { stack } = resource;
  return new Set(
    textsIn(written(resource))
      .map((value) => world.targetResource(stack, value)?.stack)
      .filter((other): other is string => other !== undefined && other !== stack),
  );
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
