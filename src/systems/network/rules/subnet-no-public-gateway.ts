import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";

/** No subnet has a way out to the Internet; leaving the argument out would keep what somebody has attached by hand. */
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
      got: gateway === undefined || gateway === null ? "nothing, which detaches none" : textOf(gateway),
      fix: "Reach services by private endpoint; where that cannot be, one subnet gets the gateway, with a waiver.",
    };
  },
};
