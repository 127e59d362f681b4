import type { Rule } from "../../../posture/rule";

/** An endpoint gateway names its security groups; without any it gets the VPC's default one. */
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
      expected: "a security group of its own",
      got: "none, which is the VPC's default group",
    };
  },
};
