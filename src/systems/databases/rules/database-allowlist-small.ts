import { ipv4Count, mostOwnAddresses, parseRange } from "../../../core/ip";
import { textOf } from "../../../core/text-of";
import { notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";

/** The allowlist of a database names its clients: two halves of the Internet are the Internet. */
export const databaseAllowlistSmall: Rule = {
  id: "database-allowlist-small",
  controls: ["IKS-101"],
  types: ["ibm_database"],
  judge({ arguments: { allowlist } }) {
    const entries = blocks(allowlist);
    if (entries.length === 0) return notApplicable;
    const all = ipv4Count(
      entries.flatMap(({ address }) =>
        typeof address === "string" && !hasReference(address) ? (parseRange(address) ?? []) : [],
      ),
    );
    if (all <= mostOwnAddresses) return { verdict: "compliant", argument: "allowlist" };
    return {
      verdict: "violation",
      argument: "allowlist",
      expected: `the clients' networks, at most ${mostOwnAddresses} addresses together`,
      got: entries
        .map(({ address }) => textOf(address))
        .join(", ")
        .slice(0, 200),
      reject: true,
    };
  },
};
