import { argumentRule } from "../../../posture/argument-rule";

/** Applications answer inside their project only; left out, the provider makes them public. */
export const visibility = argumentRule({
  id: "visibility",
  controls: ["CE-16", "CE-18"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  argument: "managed_domain_mappings",
  // Private visibility is judged by its own rule: it is no weakening where the network is restricted.
  accepts: (value) => value === "local" || value === "local_private",
  expected: '"local": reached inside the project only',
  fix: "For a public application, put a domain mapping behind the edge instead.",
});
