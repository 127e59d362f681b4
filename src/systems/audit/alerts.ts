import { LogsAlertDefinition } from "@cdktf/provider-ibm/lib/logs-alert-definition";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { AlertDelivery } from "./alert-delivery";
import type { CloudLogs } from "./cloud-logs";
import { keyActions, queryOf } from "./key-actions";

export interface AuditAlertsProps {
  readonly logs: CloudLogs;
  /** E-mail addresses that are told; without any, alerts show in Cloud Logs only. */
  readonly people: readonly string[];
}

/**
 * An alert for each key action, at once.
 *
 * Field names are those of IBM's "Event fields", the form of the query that of "Querying data by using Lucene". Nobody has
 * measured them on a live account here: a query that matches nothing is not refused, it stays silent. The runbook tries each.
 *
 * @control AU-04
 */
export class AuditAlerts extends Construct {
  constructor(scope: Construct, id: string, { logs, people }: AuditAlertsProps) {
    super(scope, id);
    const { name, region } = Platform.of(this);
    const delivery = people.length > 0 ? new AlertDelivery(this, "delivery", { logs, people }) : undefined;
    const notifyOn = "triggered_only_unspecified";
    for (const action of keyActions) {
      new LogsAlertDefinition(this, action.id, {
        instanceId: logs.instance,
        region,
        endpointType: "private",
        name: resourceName(this.node.path, 4096, name, action.id),
        description: action.title,
        enabled: true,
        phantomMode: false,
        priority: action.priority,
        type: "logs_immediate_or_unspecified",
        // At most one message for an alert in this time: a loop of failures sends one, not thousands.
        incidentsSettings: { minutes: 10, notifyOn },
        logsImmediate: {
          notificationPayloadFilter: [],
          logsFilter: {
            simpleFilter: {
              luceneQuery: queryOf(action),
              labelFilters: { applicationName: [{ operation: "is_or_unspecified", value: "ibm-audit-event" }] },
            },
          },
        },
        ...(delivery === undefined
          ? {}
          : {
              notificationGroup: {
                groupByKeys: [],
                webhooks: [{ minutes: 10, notifyOn, integration: { integrationId: delivery.integration } }],
              },
            }),
      });
    }
  }
}
