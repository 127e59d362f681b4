import type { Rule } from "../../../posture/rule";

/** An endpoint gateway names its security groups; without one it gets the VPC's default security group. */
export const endpointSecurityGroup: Rule = {
  id: "endpoint-security-group",
  controls: ["IKS-77"],
  types: ["ibm_is_virtual_endpoint_gateway"],
  judge({ arguments: { security_groups: groups } }) {
    const named = typeof groups === "string" ? groups.includes("${") : Array.isArray(groups) && groups.length > 0;
    if (named) return { verdict: "compliant", argument: "security_groups" };
    return {
      verdict: "violation",
      argument: "security_groups",
      expected: "a dedicated security group",
      got: "none, which assigns the VPC's default security group",
    };
  },
};
