import { argumentRule } from "../../../posture/argument-rule";

/** The control plane reads the key through the private endpoint; the provider's default is the public one. */
export const secretsKeyPrivate = argumentRule({
  id: "secrets-key-private",
  controls: ["IKS-08"],
  types: ["ibm_container_vpc_cluster"],
  argument: "kms_config.private_endpoint",
  accepts: (value) => value === true,
  expected: "true",
});
