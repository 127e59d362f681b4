import { argumentRule } from "../../../posture/argument-rule";

/** A job runs in task mode: a daemon has no time limit and is restarted indefinitely. */
export const jobMode = argumentRule({
  id: "job-mode",
  controls: ["CE-10"],
  types: ["ibm_code_engine_job"],
  argument: "run_mode",
  accepts: (value) => value === "task",
  expected: '"task"',
});
