import { own } from "../../../core/own";
import { ignoredChange } from "../../../posture/argument-rule";
import { compliant, type Rule } from "../../../posture/rule";
import { blocks, type Resource } from "../../../terraform/configuration";

/**
 * Arguments in which the whole of a hardening stands, by type: a change of them by hand would stay, and every later change here too.
 */
const hardened: Readonly<Record<string, readonly string[]>> = {
  ibm_atracker_route: ["rules"],
  ibm_cbr_rule: ["contexts", "resources", "operations", "enforcement_mode"],
  ibm_cbr_zone: ["addresses"],
  ibm_cis_ruleset_entrypoint_version: ["rulesets"],
  ibm_cis_ruleset_rule: ["rule"],
  ibm_cos_bucket: ["retention_rule", "kms_key_crn", "allowed_ip", "object_versioning", "hard_quota"],
  ibm_database: ["allowlist", "service_endpoints", "key_protect_key"],
  ibm_iam_access_group_dynamic_rule: ["conditions"],
  ibm_iam_access_group_members: ["ibm_ids", "iam_service_ids", "iam_profile_ids"],
  ibm_iam_access_group_policy: ["roles", "resources", "resource_attributes", "rule_conditions"],
  ibm_iam_authorization_policy: ["roles"],
  ibm_iam_service_policy: ["roles", "resources", "resource_attributes", "rule_conditions"],
  ibm_iam_trusted_profile_policy: ["roles", "resources", "resource_attributes", "rule_conditions"],
  ibm_is_network_acl: ["rules"],
  ibm_is_security_group_rule: ["remote", "direction", "port_min", "port_max"],
  ibm_kms_key_policies: ["rotation", "dual_auth_delete"],
};

/** No lifecycle keeps Terraform from correcting what a resource is there for. */
export const noIgnoredChange: Rule = {
  id: "no-ignored-change",
  controls: ["IA-05"],
  types: Object.keys(hardened),
  judge(resource) {
    const written = (hardened[resource.type] ?? []).filter((argument) => isWritten(resource, argument));
    const ignored = written.flatMap((argument) => ignoredChange(resource, argument) ?? []);
    return ignored.length > 0 ? ignored : compliant;
  },
};

/** What is not written is another resource's: the rules of an entry point that has none of its own. */
function isWritten({ arguments: written }: Resource, argument: string): boolean {
  const value = own(written, argument);
  if (argument === "rulesets") return blocks(value).some(({ rules }) => rules !== undefined);
  return value !== undefined;
}
