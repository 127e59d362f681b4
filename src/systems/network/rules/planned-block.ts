import { parseCidr } from "../../../core/cidr";
import { textOf } from "../../../core/text-of";
import type { Rule } from "../../../posture/rule";
import { reservedFor } from "../address-plan";

/** Subnets and address prefixes have an explicit, valid CIDR block that does not overlap a reserved range. */
export const plannedBlock: Rule = {
  id: "planned-block",
  controls: ["IKS-79"],
  types: ["ibm_is_subnet", "ibm_is_vpc_address_prefix"],
  judge({ type, arguments: resource }) {
    const argument = type === "ibm_is_subnet" ? "ipv4_cidr_block" : "cidr";
    const value = resource[argument];
    const about = {
      argument,
      expected: "an explicit IPv4 block in CIDR notation, without host bits and outside the reserved ranges",
    };
    if (typeof value === "string" && value.includes("${")) return { verdict: "unknown", ...about, got: value };
    const block = typeof value === "string" ? parseCidr(value) : undefined;
    const reserved = block && reservedFor(block);
    if (block && reserved === undefined) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      ...about,
      got: reserved === undefined ? JSON.stringify(value ?? null) : `${textOf(value)}, which overlaps ${reserved}`,
    };
  },
};
