import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { writtenRules } from "../../../posture/written-rules";
import type { Resource } from "../../../terraform/configuration";
import { hasPublicGateway, isPublic, starts } from "../public-ways";

/**
 * Nothing is allowed to call the Internet from a VPC that has no public gateway: such a rule waits for the gateway, a floating IP or a
 * route that somebody adds later.
 */
export const outboundNotPublic: Rule = {
  id: "outbound-not-public",
  controls: ["IKS-83"],
  types: ["ibm_is_network_acl", "ibm_is_security_group_rule"],
  judge(resource, world) {
    const found = resource.type === "ibm_is_network_acl" ? ofList(resource, world) : ofGroup(resource, world);
    return found.length > 0 ? found : { verdict: "compliant" };
  },
};

const expected = "private networks: a VPC without a public gateway has no way to the Internet";

function ofList(acl: Resource, world: World): Judgement[] {
  const ways = (writtenRules(acl) ?? []).filter(
    ({ rule }) =>
      rule.action === "allow" && rule.direction === "outbound" && isPublic(rule.destination) && starts(rule),
  );
  if (ways.length === 0 || hasPublicGateway(world, world.identity(acl.stack, acl.arguments.vpc))) return [];
  return ways.map(({ path, rule }) => ({
    verdict: "violation",
    argument: path,
    expected,
    got: `allow to ${textOf(rule.destination)}`,
    fix: "Remove the rule, or declare the flow in the blueprint.",
  }));
}

function ofGroup(rule: Resource, world: World): Judgement[] {
  const { direction, remote, group } = rule.arguments;
  if (direction !== "outbound" || !isPublic(remote)) return [];
  const owner = world.targetResource(rule.stack, group);
  const vpc = owner && (owner.type === "ibm_is_vpc" ? owner : world.identity(owner.stack, owner.arguments.vpc));
  if (vpc !== undefined && hasPublicGateway(world, vpc)) return [];
  return [
    {
      verdict: owner === undefined ? "unknown" : "violation",
      argument: "remote",
      expected,
      got: textOf(remote),
      fix: "Remove the rule, or declare the flow in the blueprint.",
    },
  ];
}
