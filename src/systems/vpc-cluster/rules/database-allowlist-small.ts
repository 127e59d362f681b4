import { parseRange } from "../../../core/ip";
import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";

/** As much as four of the widest private network, 10.0.0.0/8. */
const most = 4 * 2 ** 24;

/** The allowlist of a database names its clients: two halves of the Internet are the Internet. */
export const databaseAllowlistSmall: Rule = {
  id: "database-allowlist-small",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  judge({ arguments: { allowlist } }) {
    const entries = blocks(allowlist);
    if (entries.length === 0) return notApplicable;
    const all = entries.reduce((sum, { address }) => {
      const range = typeof address === "string" && !hasReference(address) ? parseRange(address) : undefined;
      return range?.kind === "ipv4" ? sum + Number(range.last - range.first + 1n) : sum;
    }, 0);
    if (all <= most) return { verdict: "compliant", argument: "allowlist" };
    return {
      verdict: "violation",
      argument: "allowlist",
      expected: `the clients' networks, at most ${most} addresses together`,
      got: entries
        .map(({ address }) => textOf(address))
        .join(", ")
        .slice(0, 200),
      reject: true,
    };
  },
};
