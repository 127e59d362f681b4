import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/**
 * The DNS resolution binding mode is a valid value; the provider accepts any text (2.5.0: the validator's id is
 * missing).
 */
export const endpointDnsBinding = argumentRule({
  id: "endpoint-dns-binding",
  controls: ["IKS-77"],
  types: ["ibm_is_virtual_endpoint_gateway"],
  argument: "dns_resolution_binding_mode",
  accepts: (value) => ["primary", "per_resource_binding", "disabled"].includes(textOf(value)),
  expected: "primary, per_resource_binding or disabled",
});
