import { argumentRule } from "../../../posture/argument-rule";
import { limits } from "../limits";

/** The number of concurrent requests per instance is bounded. */
export const requestConcurrency = argumentRule({
  id: "request-concurrency",
  controls: ["CE-48"],
  types: ["ibm_code_engine_app"],
  argument: "scale_concurrency",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= limits.appConcurrency,
  expected: `1 to ${limits.appConcurrency}`,
});
