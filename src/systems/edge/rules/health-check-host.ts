import { compliant, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/** Code Engine routes by host: a health check without the header judges somebody else. */
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
