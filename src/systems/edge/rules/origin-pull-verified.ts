import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known, read } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

const byHost = indexed(["ibm_cis_global_load_balancer"], (balancer) => [textOf(known(balancer, "name"))]);

/**
 * Authenticated origin pull is used only with origins that verify the certificate: otherwise it does not prevent a bypass of the
 * edge. Code Engine terminates TLS itself and does not verify it.
 */
export const originPullVerified: Rule = {
  id: "origin-pull-verified",
  controls: ["CE-50"],
  types: ["ibm_cis_origin_auth", "ibm_cis_domain_settings"],
  judge(resource, world): Judgement {
    if (resource.type === "ibm_cis_domain_settings" && known(resource, "tls_client_auth") !== "on")
      return notApplicable;
    const host = known(resource, "hostname");
    const concerned =
      typeof host === "string"
        ? byHost(world, host)
            .filter((balancer) => leadsToCodeEngine(world, balancer))
            .map(() => host)
        : world.once(codeEngineHosts);
    const argument = resource.type === "ibm_cis_origin_auth" ? "level" : "tls_client_auth";
    const expected = "an origin that verifies the edge's certificate";
    // A zone without hosts is that of other blueprints, whose origins nobody sees here.
    if (argument === "tls_client_auth" && world.ofType("ibm_cis_global_load_balancer").length === 0)
      return { verdict: "unknown", argument, expected, got: '"on" for the hosts of other blueprints' };
    if (concerned.length === 0) return compliant;
    return {
      verdict: "violation",
      argument,
      expected,
      got: `${concerned.join(", ")} on Code Engine, which terminates TLS itself`,
      fix: "Remove it, and let the application require the secret header.",
      reject: true,
    };
  },
};

/** Hosts of load balancers whose pools lead to a domain mapping. */
function codeEngineHosts(world: World): string[] {
  return world
    .ofType("ibm_cis_global_load_balancer")
    .filter((balancer) => leadsToCodeEngine(world, balancer))
    .map((balancer) => textOf(known(balancer, "name")));
}

function leadsToCodeEngine(world: World, balancer: Resource): boolean {
  const pools = balancer.arguments.default_pool_ids;
  return (Array.isArray(pools) ? pools : []).some((id) => {
    const pool = world.targetResource(balancer.stack, id);
    return (
      pool?.type === "ibm_cis_origin_pool" &&
      read(pool, "origins.address").some(({ value }) => world.target(pool.stack, value)?.attribute === "cname_target")
    );
  });
}
