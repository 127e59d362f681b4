import { argumentRule } from "../../../posture/argument-rule";

/** A job is a task that ends: a daemon has no time limit and starts anew for ever. */
export const jobMode = argumentRule({
  id: "job-mode",
  controls: ["CE-10"],
  types: ["ibm_code_engine_job"],
  argument: "run_mode",
  accepts: (value) => value === "task",
  expected: '"task"',
});
