import { textOf } from "../core/text-of";
import { isObject, type Json, type Resource } from "../terraform/configuration";
import { endsOf, policiesBefore } from "./authorizations";
import { indexed } from "./indexes";
import type { Judgement } from "./rule";
import type { World } from "./world";

const policiesIn = indexed(["ibm_iam_authorization_policy"], ({ stack }) => [stack]);

/**
 * Is there an authorization of `source` on one of `targets` with all of these roles, and does the resource wait for it?
 *
 * @param isFor False for a policy on another instance than the one that is needed
 */
export function judgeAuthorized(
  world: World,
  resource: Resource,
  source: string,
  targets: readonly string[],
  roles: readonly string[],
  isFor: (policy: Resource) => boolean = () => true,
): Judgement {
  const opens = (policy: Resource) => {
    const ends = endsOf(policy);
    return (
      ends.source.service === source &&
      targets.includes(textOf(ends.target.service)) &&
      roles.every((role) => [policy.arguments.roles].flat().includes(role)) &&
      isFor(policy)
    );
  };
  const before = [...stacksBefore(world, resource)].flatMap((stack) => policiesIn(world, stack));
  if (before.some(opens) || policiesBefore(world, resource).some(opens))
    return { verdict: "compliant", argument: "depends_on" };
  const other = world.ofType("ibm_iam_authorization_policy").find(opens);
  return {
    verdict: "violation",
    argument: "depends_on",
    expected: `depends_on an authorization policy that gives ${source} the role ${roles.join(" and ")} on ${targets.join(" or ")}`,
    got: other ? `${other.address} exists, but the resource does not depend on it` : "no such authorization policy",
    fix: "Add the dependency. Without it the first apply sometimes fails, because IAM policies take effect some seconds after their creation.",
  };
}

/** Stacks whose outputs the resource reads: they have been applied as a whole before it. */
function stacksBefore(world: World, { stack, arguments: values }: Resource): Set<string> {
  return new Set(
    textsIn(values)
      .map((value) => world.targetResource(stack, value)?.stack)
      .filter((other): other is string => other !== undefined && other !== stack),
  );
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
