import { referring } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks } from "../../../terraform/configuration";

const policiesOf = referring(["ibm_kms_key_policies"], "key_id");

/**
 * The key of Secrets is a root key generated in Key Protect and protected from deletion: dual authorization is on and
 * force_delete is off.
 */
export const secretsKeyKept: Rule = {
  id: "secrets-key-kept",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  judge(cluster, world) {
    const key = world.targetResource(cluster.stack, blocks(cluster.arguments.kms_config)[0]?.crk_id);
    if (key?.type !== "ibm_kms_key" || key.kind !== "resource") return notApplicable;
    const dual = policiesOf(world, key).some((policies) => known(policies, "dual_auth_delete.enabled") === true);
    const faults = [
      known(key, "force_delete") === true && "force_delete",
      known(key, "standard_key") === true && "a standard key",
      key.arguments.payload !== undefined && "imported",
      !dual && "no dual_auth_delete",
    ].filter((fault) => fault !== false);
    if (faults.length === 0) return compliant;
    return {
      verdict: "violation",
      argument: "kms_config.crk_id",
      expected: "a root key generated in Key Protect, with dual_auth_delete and without force_delete",
      got: `${key.address}: ${faults.join(", ")}`,
    };
  },
};
