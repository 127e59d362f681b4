import { indexed } from "../../../posture/indexes";
import { contextValues } from "../../../posture/restriction";
import { notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { blocks, type JsonObject, type Resource } from "../../../terraform/configuration";
import { admitting, type Context } from "../admission";
import { controlsOfRestriction } from "../judging/restriction";
import { addressesOf } from "../judging/zone-addresses";

const providersOf = indexed(["provider.ibm"], ({ stack }) => [stack]);

/** A context-based restriction admits the runner; otherwise Terraform could not change or remove it. */
export const restrictionAdmitsRunner: Rule = {
  id: "restriction-admits-runner",
  controls: ["CE-31", "CE-65", "IKS-27"],
  types: ["ibm_cbr_rule"],
  judge(rule, world) {
    const written = blocks(rule.arguments.contexts);
    if (written.length === 0 || known(rule, "enforcement_mode") === "disabled") return notApplicable;
    const controls = controlsOfRestriction(rule);
    const contexts = written.map((context) => read(context, rule, world));
    const runner = {
      endpointTypes: onlyPrivate(rule, world) ? ["private", "direct"] : ["private", "direct", "public"],
      // Where the runner stands is not in the JSON: any network will do, but not a service.
      standsIn: ({ type }: JsonObject) => type !== "serviceRef",
    };
    if (
      admitting(
        contexts.filter(({ unseen }) => !unseen),
        runner,
      )
    )
      return { verdict: "compliant", controls };
    return {
      verdict: contexts.some(({ unseen }) => unseen) ? "unknown" : "violation",
      argument: "contexts",
      expected: "a context that the runner satisfies: private endpoints, and a network zone with addresses or a VPC",
      got: contexts.some(({ unseen }) => unseen) ? "network zones that are not defined in these stacks" : "none",
      reject: true,
      controls,
    };
  },
};

interface SeenContext extends Context<JsonObject> {
  /** It names a zone whose addresses are not known here. */
  readonly unseen: boolean;
}

function read(context: JsonObject, rule: Resource, world: World): SeenContext {
  const endpointTypes = contextValues(context, "endpointType");
  const zones = contextValues(context, "networkZoneId")?.map((id) => world.targetResource(rule.stack, id));
  const seen = zones?.flatMap((zone) => (zone ? addressesOf(world, zone) : []));
  return { endpointTypes, addresses: seen, unseen: zones?.includes(undefined) === true && seen?.length === 0 };
}

/** Does Terraform call private endpoints alone in the rule's stack? */
function onlyPrivate({ stack }: Resource, world: World): boolean {
  return providersOf(world, stack).some((provider) => known(provider, "visibility") === "private");
}
