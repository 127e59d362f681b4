import { ignoredChange } from "../../../posture/argument-rule";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";
import { mappingsOf } from "../mappings";

/** With a custom domain, the IBM-provided domain is disabled: otherwise the edge can be bypassed. */
export const systemDomainOff: Rule = {
  id: "system-domain-off",
  controls: ["CE-58", "CE-59"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  judge(app, world): Judgement | readonly Judgement[] {
    if (mappingsOf(world, app).length === 0) return notApplicable;
    const slot = readOne(app, "managed_domain_mappings");
    const ignored = ignoredChange(app, "managed_domain_mappings");
    if (slot.value === "local" && !slot.byDefault) return ignored ? [compliant, ignored] : compliant;
    return {
      verdict: slot.state === "unknown" ? "unknown" : "violation",
      argument: "managed_domain_mappings",
      expected: '"local", because a domain mapping points here',
      got: JSON.stringify(slot.value ?? null),
      reject: true,
    };
  },
};
