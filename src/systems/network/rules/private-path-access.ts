import { argumentRule } from "../../../posture/argument-rule";

/**
 * A Private Path service decides who connects, by account: once published, every account can ask. Source: IBM Cloud documentation,
 * "About account policies" of Private Path services, which calls permitting all a risk; IBM's default is `review`.
 */
export const privatePathAccess = argumentRule({
  id: "private-path-access",
  controls: ["IKS-77"],
  types: ["ibm_is_private_path_service_gateway"],
  argument: "default_access_policy",
  accepts: (value) => value === "review" || value === "deny",
  expected: '"review" or "deny", with an account policy for each consumer',
  absentIsFine: true,
});
