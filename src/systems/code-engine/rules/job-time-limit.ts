import { argumentRule } from "../../../posture/argument-rule";

/** Seconds of a day, the longest that Code Engine lets a task run. */
const day = 86_400;

/** A task is given up in time. */
export const jobTimeLimit = argumentRule({
  id: "job-time-limit",
  controls: ["CE-10"],
  types: ["ibm_code_engine_job"],
  argument: "scale_max_execution_time",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= day,
  expected: `1 to ${day} seconds`,
  when: ({ arguments: { run_mode } }) => run_mode !== "daemon",
});
