import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** Key Protect accepts calls on private endpoints only. */
export const keyProtectPrivateNetwork = argumentRule({
  id: "key-protect-private-network",
  controls: ["KP-01", "IKS-68"],
  types: ["ibm_resource_instance"],
  argument: "service_endpoints",
  accepts: (value) => value === "private",
  expected: '"private"',
  when: (resource) => known(resource, "service") === "kms",
});
