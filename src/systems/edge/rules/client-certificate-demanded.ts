import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known, shown } from "../../../posture/values";
import { firewallPhase } from "../hardening";
import { phaseOf, rulesOf } from "../ruleset-rules";

/** A host whose clients show certificates refuses the others: an authority alone refuses nobody. */
export const clientCertificateDemanded: Rule = {
  id: "client-certificate-demanded",
  controls: ["CE-57"],
  types: ["ibm_cis_mtls"],
  judge(mtls, world) {
    const hosts = known(mtls, "associated_hostnames");
    const expressions = world
      .ofType("ibm_cis_ruleset_entrypoint_version")
      .concat(world.ofType("ibm_cis_ruleset_rule"))
      .filter((resource) => phaseOf(resource, world) === firewallPhase)
      .flatMap(rulesOf)
      .map(({ rule }) => String(rule.expression));
    return (Array.isArray(hosts) && hosts.length > 0 ? hosts : [""]).map((host): Judgement => {
      const demanded = expressions.some(
        (one) => one.includes(`"${String(host)}"`) && /not\s+cf\.tls_client_auth\.cert_verified/.test(one),
      );
      if (demanded) return compliant;
      return {
        verdict: "violation",
        argument: "associated_hostnames",
        expected: `a rule in ${firewallPhase} that blocks ${shown(host)} where not cf.tls_client_auth.cert_verified`,
        got: "none",
      };
    });
  },
};
