import { argumentRule } from "../../../posture/argument-rule";
import { isSet } from "../judged";

/**
 * Secrets in etcd are encrypted with a customer-managed root key. Removing the block later has no effect: encryption
 * stays on.
 */
export const secretsOwnKey = argumentRule({
  id: "secrets-own-key",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  argument: "kms_config.crk_id",
  accepts: isSet,
  expected: "kms_config with the id of a root key",
  referenceIsFine: true,
});
