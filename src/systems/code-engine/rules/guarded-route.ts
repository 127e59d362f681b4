import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";

const balancersOf = indexed(["ibm_cis_global_load_balancer"], (balancer) => [known(balancer, "name")]);

const recordsOf = indexed(["ibm_cis_dns_record"], (record) => [textOf(known(record, "name"))]);

/** A domain mapping is reachable only through Internet Services: a proxied load balancer or DNS record for the same host exists. */
export const guardedRoute: Rule = {
  id: "guarded-route",
  controls: ["CE-49"],
  types: ["ibm_code_engine_domain_mapping"],
  judge(mapping, world): Judgement {
    const slot = readOne(mapping, "name");
    const expected = "a proxied ibm_cis_global_load_balancer or ibm_cis_dns_record for the same host name";
    if (slot.state === "unknown") return { verdict: "unknown", argument: "name", expected, got: textOf(slot.value) };
    const host = textOf(slot.value);
    const guards = [
      ...balancersOf(world, host),
      ...[host, ...beginnings(host)].flatMap((name) => recordsOf(world, name)),
    ];
    if (guards.some((guard) => known(guard, "proxied") === true)) return compliant;
    return {
      verdict: "violation",
      expected,
      got:
        guards.length === 0 ? `no load balancer or record for ${host}` : `${guards[0]?.address}, which is not proxied`,
      reject: true,
    };
  },
};

/** Every beginning of a host name: `a.b` and `a` of `a.b.c`. */
function beginnings(host: string): string[] {
  const labels = host.split(".");
  return labels.slice(1).map((_, index) => labels.slice(0, index + 1).join("."));
}
