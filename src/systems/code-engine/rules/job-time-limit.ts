import { argumentRule } from "../../../posture/argument-rule";
import { limits } from "../limits";

/** A task has an execution time limit. */
export const jobTimeLimit = argumentRule({
  id: "job-time-limit",
  controls: ["CE-10"],
  types: ["ibm_code_engine_job"],
  argument: "scale_max_execution_time",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= limits.jobTimeout,
  expected: `1 to ${limits.jobTimeout} seconds`,
  when: ({ arguments: { run_mode } }) => run_mode !== "daemon",
});
