import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Secrets Manager has private service endpoints only. */
export const secretsPrivateNetwork = argumentRule({
  id: "secrets-private-network",
  controls: ["CE-65"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
  when: (resource) => known(resource, "service") === "secrets-manager",
});
