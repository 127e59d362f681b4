import { argumentRule } from "../../../posture/argument-rule";

/** The apply waits until the Secrets are encrypted. */
export const secretsKeyAwaited = argumentRule({
  id: "secrets-key-awaited",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  argument: "kms_config.wait_for_apply",
  accepts: (value) => value === true,
  expected: "true",
});
