import { compliant, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/** A health check sends the Host header: Code Engine routes by host, so without it the check does not reach the application. */
export const healthCheckHost: Rule = {
  id: "health-check-host",
  controls: ["CE-55"],
  types: ["ibm_cis_healthcheck"],
  judge({ arguments: { headers } }) {
    const host = blocks(headers).some(
      ({ header, values }) => header === "Host" && Array.isArray(values) && values.length === 1,
    );
    if (host) return compliant;
    return {
      verdict: "violation",
      argument: "headers",
      expected: "a Host header with the application's host name",
      got: "none",
    };
  },
};
