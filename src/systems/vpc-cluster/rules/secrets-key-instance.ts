import { argumentRule } from "../../../posture/argument-rule";
import { isSet } from "../judged";

/** Encryption of Secrets names the key management instance. */
export const secretsKeyInstance = argumentRule({
  id: "secrets-key-instance",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  argument: "kms_config.instance_id",
  accepts: isSet,
  expected: "kms_config with the GUID of the key management instance",
  referenceIsFine: true,
});
