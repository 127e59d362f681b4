import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { blocks } from "../../../terraform/configuration";

/** Types of alerts. Source: Internet Services documentation, "Configuring alert policies", 2026-08, and the provider's own page. */
const types = [
  "dos_attack_l7",
  "load_balancing_pool_enablement_alert",
  "g6_pool_toggle_alert",
  "load_balancing_health_alert",
  "clickhouse_alert_fw_anomaly",
  "clickhouse_alert_fw_ent_anomaly",
  "dedicated_ssl_certificate_event_type",
  "universal_ssl_event_type",
  "web_analytics_metrics_update",
];

/** An alert is enabled, has a supported type and has a recipient; the provider accepts any value. */
export const alertReachesSomebody: Rule = {
  id: "alert-reaches-somebody",
  controls: ["CE-60"],
  types: ["ibm_cis_alert"],
  judge(alert): Judgement {
    const type = textOf(known(alert, "alert_type"));
    if (known(alert, "enabled") !== true)
      return { verdict: "violation", argument: "enabled", expected: "true", got: textOf(known(alert, "enabled")) };
    if (!types.includes(type))
      return { verdict: "violation", argument: "alert_type", expected: types.join(", "), got: type };
    const reached = blocks(alert.arguments.mechanisms).some(({ email, webhooks }) =>
      [email, webhooks].some((list) => (Array.isArray(list) ? list.length > 0 : typeof list === "string")),
    );
    if (reached) return compliant;
    return {
      verdict: "violation",
      argument: "mechanisms",
      expected: "an e-mail address or a webhook",
      got: "no recipient",
    };
  },
};
