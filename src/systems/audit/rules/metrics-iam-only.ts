import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** The API of Cloud Monitoring takes IAM tokens only: tokens of its own are tied to no policy of IAM. */
export const metricsIamOnly = argumentRule({
  id: "metrics-iam-only",
  controls: ["AU-06"],
  types: ["ibm_resource_instance"],
  argument: "parameters.external_api_auth",
  accepts: (value) => value === "IAM_ONLY",
  expected: '"IAM_ONLY"',
  when: (resource) => known(resource, "service") === "sysdig-monitor",
});
