import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";

/** A transit gateway connects only named VPCs of this account, not the classic network or other connection types. */
export const transitVpcOnly: Rule = {
  id: "transit-vpc-only",
  controls: ["IKS-80"],
  types: ["ibm_tg_connection"],
  judge({ arguments: { network_type: type, network_account_id: account, network_id: network } }) {
    const named = typeof network === "string" && /^\$\{|:vpc:/.test(network);
    if (type === "vpc" && account === undefined && named) return { verdict: "compliant", argument: "network_type" };
    return {
      verdict: "violation",
      argument: account !== undefined ? "network_account_id" : type === "vpc" ? "network_id" : "network_type",
      expected: "the CRN of a VPC of this account",
      got: account !== undefined ? "another account" : `${textOf(type)} ${textOf(network ?? "without a network")}`,
    };
  },
};
