import { argumentRule } from "../../../posture/argument-rule";
import { limits } from "../limits";

/** Requests have a timeout. */
export const requestTimeout = argumentRule({
  id: "request-timeout",
  controls: ["CE-48"],
  types: ["ibm_code_engine_app"],
  argument: "scale_request_timeout",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= limits.appTimeout,
  expected: `1 to ${limits.appTimeout} seconds`,
});
