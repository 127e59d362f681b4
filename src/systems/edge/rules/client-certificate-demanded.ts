import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { firewallPhase } from "../hardening";
import { phaseOf, rulesOf } from "../ruleset-rules";

/** Conditions of the firewall's rules. */
const conditions = (world: World): string[] =>
  ["ibm_cis_ruleset_entrypoint_version", "ibm_cis_ruleset_rule"]
    .flatMap((type) => world.ofType(type))
    .filter((resource) => phaseOf(resource, world) === firewallPhase)
    .flatMap(rulesOf)
    .map(({ rule }) => textOf(rule.expression));

/** Hosts of which a rule demands certificates. */
const demandedHosts = (world: World): ReadonlySet<string> =>
  new Set(
    conditions(world)
      .filter((one) => /not\s+cf\.tls_client_auth\.cert_verified/.test(one))
      .flatMap((one) => one.split('"').slice(1, -1)),
  );

/** A host with mutual TLS blocks clients without a certificate: a certificate authority alone refuses nobody. */
export const clientCertificateDemanded: Rule = {
  id: "client-certificate-demanded",
  controls: ["CE-57"],
  types: ["ibm_cis_mtls"],
  judge(mtls, world) {
    const hosts = known(mtls, "associated_hostnames");
    return (Array.isArray(hosts) && hosts.length > 0 ? hosts : [""]).map((host): Judgement => {
      if (world.once(demandedHosts).has(textOf(host))) return compliant;
      return {
        verdict: "violation",
        argument: "associated_hostnames",
        expected: `a rule in ${firewallPhase} that blocks ${textOf(host)} where not cf.tls_client_auth.cert_verified`,
        got: "none",
      };
    });
  },
};
