import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** The widest range that is still a list of somebody's networks. */
const widest = 8;

/** An allowed range is a specific network, not the whole Internet, nor one half of it. */
export const outboundRange = argumentRule({
  id: "outbound-range",
  controls: ["CE-11"],
  types: ["ibm_code_engine_allowed_outbound_destination"],
  argument: "cidr_block",
  accepts: (value) => {
    const prefix = /^\d{1,3}(?:\.\d{1,3}){3}\/(\d{1,2})$/.exec(textOf(value))?.[1];
    return prefix !== undefined && Number(prefix) >= widest && Number(prefix) <= 32;
  },
  expected: `an IPv4 range of /${widest} or narrower`,
  fix: "List the networks that the workload calls.",
  reject: (value) => !/\/[1-7]$/.test(textOf(value)),
  // A range counts whatever the type says: nobody knows what the service makes of one beside a private path.
  when: ({ arguments: { type, cidr_block: range } }) =>
    type === undefined || type === "cidr_block" || (range ?? null) !== null,
});
