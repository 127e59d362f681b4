import { argumentRule } from "../../../posture/argument-rule";

/** The apply ends when the Secrets are encrypted, not when somebody has asked for it. */
export const secretsKeyAwaited = argumentRule({
  id: "secrets-key-awaited",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  argument: "kms_config.wait_for_apply",
  accepts: (value) => value === true,
  expected: "true",
});
