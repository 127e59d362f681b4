import type { Rule } from "../../../posture/rule";
import { alertDelivered } from "./alert-delivered";
import { alertIntegrationPrivate } from "./alert-integration-private";
import { alertOn } from "./alert-on";
import { alertTopicHeard } from "./alert-topic-heard";
import { alertsCover } from "./alerts-cover";
import { auditApiPrivate } from "./audit-api-private";
import { auditArchiveKept } from "./audit-archive-kept";
import { auditAuthorizationFirst } from "./audit-authorization-first";
import { auditDefaultTargets } from "./audit-default-targets";
import { auditRouteComplete } from "./audit-route-complete";
import { auditRouteTargets } from "./audit-route-targets";
import { auditTargetRegions } from "./audit-target-regions";
import { auditTargetRouted } from "./audit-target-routed";
import { auditTargetWithoutKey } from "./audit-target-without-key";
import { auditTrail } from "./audit-trail";
import { logsBucketsDeletable } from "./logs-buckets-deletable";
import { logsManagementPrivate } from "./logs-management-private";
import { logsOwnBuckets } from "./logs-own-buckets";
import { logsPrivateNetwork } from "./logs-private-network";
import { logsSearchable } from "./logs-searchable";
import { metricsIamOnly } from "./metrics-iam-only";
import { metricsPrivateNetwork } from "./metrics-private-network";
import { metricsRestricted } from "./metrics-restricted";
import { platformLogsComplete } from "./platform-logs-complete";
import { platformLogsSent } from "./platform-logs-sent";

export const rules: readonly Rule[] = [
  alertDelivered,
  alertIntegrationPrivate,
  alertOn,
  alertTopicHeard,
  alertsCover,
  auditApiPrivate,
  auditArchiveKept,
  auditAuthorizationFirst,
  auditDefaultTargets,
  auditRouteComplete,
  auditTargetRegions,
  auditTargetRouted,
  auditTargetWithoutKey,
  auditTrail,
  logsBucketsDeletable,
  logsManagementPrivate,
  logsOwnBuckets,
  logsPrivateNetwork,
  metricsIamOnly,
  metricsPrivateNetwork,
  metricsRestricted,
  platformLogsComplete,
  platformLogsSent,
  auditRouteTargets,
  logsSearchable,
];
