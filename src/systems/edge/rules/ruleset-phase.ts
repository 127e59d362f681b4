import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { firewallPhase, managedPhase, rateLimitPhase } from "../hardening";

/**
 * Phases of the firewall, and those of the rules language that the service documents beside them. The provider takes any
 * text; `ddos_l7` is always on, and an entry point for it can only weaken it.
 */
const phases = [managedPhase, firewallPhase, rateLimitPhase, "http_config_settings", "http_request_origin"];

/** A ruleset uses a phase that Internet Services supports. */
export const rulesetPhase = argumentRule({
  id: "ruleset-phase",
  controls: ["CE-57"],
  types: ["ibm_cis_ruleset_entrypoint_version"],
  argument: "phase",
  accepts: (value) => phases.includes(textOf(value)),
  expected: phases.join(", "),
  reject: (value) => value === "ddos_l7" || value === "ddos_l4",
});
