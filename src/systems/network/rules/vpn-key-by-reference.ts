import { written } from "../../../posture/guarded";
import { compliant, type Rule } from "../../../posture/rule";
import { hasReference } from "../../../terraform/configuration";

/** The pre-shared key is a reference, never a literal in the configuration. */
export const vpnKeyByReference: Rule = {
  id: "vpn-key-by-reference",
  controls: ["IKS-86"],
  types: ["ibm_is_vpn_gateway_connection"],
  judge(connection) {
    const { preshared_key: key } = written(connection);
    if (hasReference(key)) return compliant;
    return {
      verdict: "violation",
      argument: "preshared_key",
      expected: "a sensitive variable, or a secret read from a secret store",
      got: key === undefined ? "nothing" : "a literal",
      fix: 'Declare variable "vpn_preshared_key" { sensitive = true }.',
      reject: key !== undefined,
    };
  },
};
