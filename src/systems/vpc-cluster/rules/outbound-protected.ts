import { argumentRule } from "../../../posture/argument-rule";

/** Outbound traffic protection is on: workers reach only what the cluster needs, and not the Internet. */
export const outboundProtected = argumentRule({
  id: "outbound-protected",
  controls: ["IKS-75"],
  types: ["ibm_container_vpc_cluster"],
  argument: "disable_outbound_traffic_protection",
  accepts: (value) => value === false,
  expected: "false",
});
