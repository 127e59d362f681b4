import { isObjectValue, type ObjectValue, type Value } from "../plugin/codec";

/**
 * What Read makes of a resource with an argument that differs at every plan.
 *
 * @param before what was read before an update; undefined after a create
 */
type PerpetualReader = (state: ObjectValue, before: ObjectValue | undefined) => ObjectValue;

/** The readers of `perpetual`, by type and argument. */
export const perpetualReaders: Readonly<Record<string, PerpetualReader>> = {
  "ibm_cis_alert.conditions": ({ conditions = null, ...state }) => ({ ...state, conditions: conditions ?? "null" }),
  "ibm_cis_alert.filters": ({ filters = null, ...state }) => ({ ...state, filters: filters ?? "null" }),
  "ibm_cis_ruleset_entrypoint_version.rulesets": (state) => {
    const written = blocksIn(state.rulesets);
    const rulesets = (written.length > 0 ? written : [{}]).map((ruleset, index): ObjectValue => {
      const dated = "2026-01-01T00:00:00Z";
      const rules = blocksIn(ruleset.rules).map((rule, number) => {
        const id = `rule-${number}`;
        return filled(rule, { id, ref: id, version: "1", last_updated_at: dated });
      });
      const { phase = null } = state;
      const service = {
        ruleset_id: `ruleset-${index}`,
        name: "default",
        kind: "zone",
        phase,
        version: "1",
        last_updated: dated,
      };
      return { ...filled(ruleset, service), rules };
    });
    return { ...state, rulesets };
  },
  "ibm_is_network_acl.rules.protocol": (state, before) => {
    if (before === undefined) return state;
    const known = new Map(blocksIn(before.rules).map((rule) => [rule.name, rule.protocol]));
    const rules = blocksIn(state.rules).map((rule): ObjectValue => {
      const sent = rule.protocol === "icmp_tcp_udp" && known.get(rule.name ?? null) !== "icmp_tcp_udp";
      return sent ? { ...rule, protocol: "any" } : rule;
    });
    return { ...state, rules };
  },
};

function blocksIn(value: Value | undefined): ObjectValue[] {
  return Array.isArray(value) ? value.filter(isObjectValue) : [];
}

/** A block with the service's values in place of what is left out. */
function filled(block: ObjectValue, service: ObjectValue): ObjectValue {
  const missing = Object.entries(service).filter(([name]) => (block[name] ?? null) === null);
  return { ...block, ...Object.fromEntries(missing) };
}
