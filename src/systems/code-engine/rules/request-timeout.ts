import { argumentRule } from "../../../posture/argument-rule";

/** A request is given up in time. */
export const requestTimeout = argumentRule({
  id: "request-timeout",
  controls: ["CE-48"],
  types: ["ibm_code_engine_app"],
  argument: "scale_request_timeout",
  accepts: (value) => typeof value === "number" && value >= 1 && value <= 600,
  expected: "1 to 600 seconds",
});
