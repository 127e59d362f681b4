import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";

/** No subnet has a public gateway; omitting the argument would keep a gateway that was attached by hand. */
export const subnetNoPublicGateway: Rule = {
  id: "subnet-no-public-gateway",
  controls: ["IKS-76"],
  types: ["ibm_is_subnet"],
  judge({ arguments: { public_gateway: gateway } }) {
    if (gateway === "") return { verdict: "compliant", argument: "public_gateway" };
    return {
      verdict: "violation",
      argument: "public_gateway",
      expected: '""',
      got:
        gateway === undefined || gateway === null
          ? "no value, which keeps a gateway that is already attached"
          : textOf(gateway),
      fix: "Use private endpoints; where that is impossible, give one subnet the gateway and add a waiver.",
    };
  },
};
