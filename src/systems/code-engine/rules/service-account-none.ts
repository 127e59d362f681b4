import { argumentRule } from "../../../posture/argument-rule";

/** No Kubernetes service account is mounted into a workload. */
export const serviceAccountNone = argumentRule({
  id: "service-account-none",
  controls: ["CE-04"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job"],
  argument: "run_service_account",
  accepts: (value) => value === "none",
  expected: '"none"',
  reject: (value) => value === "manager",
});
