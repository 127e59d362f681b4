import { argumentRule } from "../../../posture/argument-rule";

/** Log retention is not switched off: without it there is nothing to push. Left out, it stays as it is. */
export const logsKept = argumentRule({
  id: "logs-kept",
  controls: ["CE-60"],
  types: ["ibm_cis_domain_settings"],
  argument: "log_retention",
  accepts: (value) => value === true,
  expected: "true, or nothing",
  absentIsFine: true,
});
