import { textOf } from "../../../core/text-of";
import { written } from "../../../posture/guarded";
import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";
import { originVerifyHeader } from "../hardening";

const triggersOn = indexed(["ibm_cis_edge_functions_trigger"], (trigger) => [known(trigger, "pattern_url")]);

/**
 * An edge function adds a secret header, and the application refuses requests without it. The CNAME target of a domain mapping
 * stays on Code Engine's public ingress: a request to it with the right host name would otherwise bypass the edge.
 */
export const bypassClosed: Rule = {
  id: "bypass-closed",
  controls: ["CE-50"],
  types: ["ibm_cis_global_load_balancer"],
  judge(balancer, world): Judgement {
    const hostname = known(balancer, "name");
    if (typeof hostname !== "string") return notApplicable;
    const triggers = triggersOn(world, `${hostname}/*`);
    if (triggers.some((trigger) => addsSecretHeader(world, trigger))) return compliant;
    return {
      verdict: "violation",
      expected: `an edge function on ${hostname}/* that sets ${originVerifyHeader} from a sensitive variable`,
      got: triggers.length === 0 ? "no edge function on this host" : "an edge function that does not set it",
    };
  },
};

function addsSecretHeader(world: World, trigger: Resource): boolean {
  const action = world.targetResource(trigger.stack, trigger.arguments.action_name);
  const script = textOf((action && written(action).script) ?? "");
  return (
    action?.type === "ibm_cis_edge_functions_action" &&
    script.includes(originVerifyHeader) &&
    /\$\{[^}]*var\./.test(script)
  );
}
