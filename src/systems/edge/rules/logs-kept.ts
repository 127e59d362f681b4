import { argumentRule } from "../../../posture/argument-rule";

/** Log retention is not disabled: without it there is nothing to push. If omitted, the setting stays unchanged. */
export const logsKept = argumentRule({
  id: "logs-kept",
  controls: ["CE-60"],
  types: ["ibm_cis_domain_settings"],
  argument: "log_retention",
  accepts: (value) => value === true,
  expected: "true, or nothing",
  absentIsFine: true,
});
