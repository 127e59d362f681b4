import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/**
 * Activity Tracker writes with a service-to-service authorization: an API key would never rotate and would be stored in
 * the state.
 */
export const auditTargetWithoutKey: Rule = {
  id: "audit-target-without-key",
  controls: ["CE-62"],
  types: ["ibm_atracker_target"],
  judge({ arguments: target }) {
    const found = ["cos_endpoint", "eventstreams_endpoint"].flatMap((name) =>
      blocks(target[name]).map((endpoint) => ({ name, endpoint })),
    );
    if (found.length === 0) return notApplicable;
    return found.map(({ name, endpoint }) => {
      const argument = `${name}.service_to_service_enabled`;
      const withKey = (endpoint.api_key ?? null) !== null;
      const enabled = textOf(endpoint.service_to_service_enabled ?? false);
      if (!withKey && enabled === "true") return { ...compliant, argument };
      return {
        verdict: !withKey && enabled.includes("${") ? "unknown" : "violation",
        argument: withKey ? `${name}.api_key` : argument,
        expected: "service_to_service_enabled = true and no api_key",
        got: withKey ? "an API key" : enabled,
        reject: true,
      };
    });
  },
};
