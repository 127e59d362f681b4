import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { read } from "../../../posture/values";
import { isPublic } from "../public-ways";

/** Names are resolved by IBM's resolvers or your own: a public one learns every name, and answers what it likes. */
export const resolverPrivate: Rule = {
  id: "resolver-private",
  controls: ["IKS-80"],
  types: ["ibm_is_vpc"],
  judge(vpc) {
    const servers = read(vpc, "dns.resolver.manual_servers.address").filter(({ state }) => state !== "absent");
    if (servers.length === 0) return { verdict: "compliant", argument: "dns.resolver" };
    return servers.map(({ path, state, value }): Judgement => {
      const about = { argument: path, expected: "an address of your networks or of IBM's resolvers" };
      if (state === "unknown") return { verdict: "unknown", ...about, got: textOf(value) };
      return isPublic(value)
        ? { verdict: "violation", ...about, got: textOf(value) }
        : { verdict: "compliant", argument: path };
    });
  },
};
