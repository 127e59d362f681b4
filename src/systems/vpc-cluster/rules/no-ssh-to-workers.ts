import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { nestedProtocol, writtenRules } from "../../../posture/written-rules";
import type { Json, JsonObject, Resource } from "../../../terraform/configuration";
import { workerTypes, zonesOf } from "../judged";
import { all, isAboutPort, isOneOf, isOutside, shuts } from "../ways-in";

const ssh = 22;
const expected = "no access to port 22 from outside the VPC";

/** Port 22 of workers is unreachable from outside their VPC; IBM has disabled SSH on workers. */
export const noSshToWorkers: Rule = {
  id: "no-ssh-to-workers",
  controls: ["IKS-48"],
  types: ["ibm_is_network_acl", "ibm_is_security_group_rule"],
  judge(resource, world) {
    const isAcl = resource.type === "ibm_is_network_acl";
    if (!(isAcl ? world.once(guardsOfWorkers).has(resource) : filtersWorkers(world, resource))) return notApplicable;
    const rules = isAcl ? writtenRules(resource) : [{ path: "port_min", rule: resource.arguments }];
    if (!rules)
      return { verdict: "unknown", argument: "rules", expected, got: "rules that are known only after apply" };
    const ways = rules.map((one, index) => ({
      ...one,
      isOpen: isOpen(
        one.rule,
        rules.slice(0, index).map(({ rule }) => rule),
      ),
    }));
    const found = ways.find((way) => way.isOpen) ?? ways.find((way) => way.isOpen === undefined);
    if (found === undefined) return compliant;
    return {
      verdict: found.isOpen ? "violation" : "unknown",
      argument: found.path,
      expected,
      got: `${protocolOf(found.rule)} from ${textOf(sourceOf(found.rule) ?? "any address")}`,
    };

    /** Does the rule lead to SSH from outside? An ACL's rules count in their order: what is denied before is denied. */
    function isOpen(rule: JsonObject, before: readonly JsonObject[]): boolean | undefined {
      const lets = all(
        isOneOf(rule.direction, "inbound"),
        !isAcl || isOneOf(rule.action, "allow"),
        isAboutPort(rule, ssh),
        !isAcl || !before.some((earlier) => shuts(earlier, rule, ssh)),
      );
      return lets === false ? false : all(lets, isOutside(world, resource, sourceOf(rule)));
    }

    function sourceOf(rule: JsonObject): Json | undefined {
      return isAcl ? rule.source : rule.remote;
    }
  },
};

function protocolOf(rule: JsonObject): string {
  return textOf(nestedProtocol(rule) ?? rule.protocol ?? "every protocol");
}

/** ACLs of subnets in which workers stand. */
function guardsOfWorkers(world: World): ReadonlySet<Resource> {
  return new Set(
    workersOf(world)
      .flatMap((workers) => (zonesOf(workers) ?? []).map(({ subnet }) => world.targetResource(workers.stack, subnet)))
      .flatMap((subnet) => (subnet && world.targetResource(subnet.stack, subnet.arguments.network_acl)) ?? []),
  );
}

/** Groups that workers have. */
function groupsOfWorkers(world: World): ReadonlySet<Resource> {
  return new Set(
    workersOf(world).flatMap(({ stack, arguments: { security_groups: groups } }) =>
      [groups ?? []].flat().flatMap((one) => world.targetResource(stack, one) ?? []),
    ),
  );
}

/** Is the rule one of a group that workers have? */
function filtersWorkers(world: World, rule: Resource): boolean {
  const group = world.targetResource(rule.stack, rule.arguments.group);
  return group !== undefined && world.once(groupsOfWorkers).has(group);
}

function workersOf(world: World): Resource[] {
  return workerTypes.flatMap((type) => world.ofType(type));
}
