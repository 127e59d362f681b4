import { argumentRule } from "../../../posture/argument-rule";

/** A job runs as a task or as a daemon: neither has an endpoint. */
export const jobMode = argumentRule({
  id: "job-mode",
  controls: ["CE-10"],
  types: ["ibm_code_engine_job"],
  argument: "run_mode",
  accepts: (value) => value === "task" || value === "daemon",
  expected: "task or daemon",
});
