import { argumentRule } from "../../../posture/argument-rule";

/** Applications and functions are reachable inside their project only; the provider's default is public. */
export const visibility = argumentRule({
  id: "visibility",
  controls: ["CE-16", "CE-18"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  argument: "managed_domain_mappings",
  // Private visibility is judged by its own rule: it is no weakening where the network is restricted.
  accepts: (value) => value === "local" || value === "local_private",
  expected: '"local": reachable inside the project only',
  fix: "To publish an application, use a domain mapping behind the edge instead.",
});
