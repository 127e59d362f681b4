import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known, readOne, shown } from "../../../posture/values";

/** A domain mapping is reached only through Internet Services: a load balancer or record for the same host, proxied. */
export const guardedRoute: Rule = {
  id: "guarded-route",
  controls: ["CE-49"],
  types: ["ibm_code_engine_domain_mapping"],
  judge(mapping, world): Judgement {
    const slot = readOne(mapping, "name");
    const expected = "a proxied ibm_cis_global_load_balancer or ibm_cis_dns_record for the same host name";
    if (slot.state === "unknown") return { verdict: "unknown", argument: "name", expected, got: shown(slot.value) };
    const host = shown(slot.value ?? "no name");
    const guards = [
      ...world.ofType("ibm_cis_global_load_balancer").filter((balancer) => known(balancer, "name") === host),
      ...world
        .ofType("ibm_cis_dns_record")
        .filter((record) => host.startsWith(`${shown(known(record, "name"))}.`) || known(record, "name") === host),
    ];
    if (guards.some((guard) => known(guard, "proxied") === true)) return compliant;
    return {
      verdict: "violation",
      expected,
      got: guards.length === 0 ? `nothing for ${host}` : `${guards[0]?.address}, which does not proxy`,
      reject: true,
    };
  },
};
