import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/** Every alert is delivered if an outgoing webhook is available. */
export const alertDelivered: Rule = {
  id: "alert-delivered",
  controls: ["AU-05"],
  types: ["ibm_logs_alert_definition"],
  judge(alert, world) {
    if (world.ofType("ibm_logs_outgoing_webhook").length === 0) return notApplicable;
    const integrations = blocks(alert.arguments.notification_group)
      .flatMap((group) => blocks(group.webhooks))
      .flatMap((webhook) => blocks(webhook.integration))
      .map(({ integration_id: id }) => id);
    if (integrations.some((id) => id !== undefined && id !== null)) return compliant;
    return {
      verdict: "violation",
      argument: "notification_group.webhooks.integration.integration_id",
      expected: "the external_id of an ibm_logs_outgoing_webhook",
      got: "no notification: the alert is visible in Cloud Logs only",
    };
  },
};
