import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { Resource } from "../../../terraform/configuration";
import { foreignZone } from "../../../terraform/foreign-zones";
import { isForeign } from "../foreign-zone";

/** What exists once in a zone, or applies to all of it. */
const ofTheOwner: readonly string[] = [
  "ibm_cis_domain_settings",
  "ibm_cis_tls_settings",
  "ibm_cis_ruleset_entrypoint_version",
  "ibm_cis_logpush_job",
];

/**
 * In a zone of another owner, Terraform adds routes, rate limits and DNS records, and nothing that exists once: whatever applies last
 * would overwrite the settings, rules and CAA records of the other.
 */
export const foreignZoneUntouched: Rule = {
  id: "foreign-zone-untouched",
  controls: ["CE-57"],
  types: [...ofTheOwner, "ibm_cis_dns_record", "ibm_cis_origin_auth"],
  judge(resource, world): Judgement {
    const zone = world.targetResource(resource.stack, resource.arguments.domain_id);
    if (zone === undefined || !isForeign(world, zone)) return notApplicable;
    if (!isOwners(resource)) return compliant;
    return {
      verdict: "violation",
      expected: `no ${resource.type} ${resource.type === "ibm_cis_dns_record" ? "of type CAA " : ""}in a zone of another owner`,
      got: `the zone ${textOf(known(zone, "domain") ?? "")}, which ${foreignZone} names`,
      fix: "Move it to the configuration that owns the zone.",
    };
  },
};

function isOwners(resource: Resource): boolean {
  if (resource.type === "ibm_cis_dns_record") return known(resource, "type") === "CAA";
  if (resource.type === "ibm_cis_origin_auth") return known(resource, "level") !== "hostname";
  return true;
}
