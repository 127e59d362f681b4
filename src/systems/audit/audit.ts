import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { parseCrn } from "../../core/crn";
import { type Fault, FaultError } from "../../core/fault";
import { noProps } from "../../core/validated";
import type { Existing } from "../../platform/existing";
import type { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { ActivityTracker } from "./activity-tracker";
import { AuditAlerts } from "./alerts";
import { CloudLogs } from "./cloud-logs";
import { CloudMonitoring } from "./cloud-monitoring";
import { keyActions } from "./key-actions";
import { PlatformLogs } from "./platform-logs";
import { type MonitoringInstance, PlatformMetrics } from "./platform-metrics";
import { auditSchema } from "./schema";
import { trail } from "./trail";

/**
 * Audit trail of the account: Activity Tracker routes every event to Cloud Logs and to an archive. One blueprint of
 * an account owns it.
 * @default - no audit trail, which is a finding of CE-62
 * @control CE-62
 * @example { alerts: [security@example.com] }
 */
export interface AuditProps {
  /**
   * CRN of the Cloud Logs instance that already receives the account's events. Rampart then creates no audit trail,
   * because another blueprint or team owns it.
   * @default - the audit trail is created and owned by this blueprint
   * @control CE-62
   * @example "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:41111111-2222-4333-8444-555555555555::"
   */
  readonly existing?: string;
  /**
   * True if `existing` belongs to another account, such as a central one for logs. Nothing of this platform is then sent there: an edge or
   * a cluster that sends logs names an instance of its own account.
   * @default false
   * @example true
   */
  readonly otherAccount?: boolean;
  /**
   * Days for which events in the archive cannot be deleted, 90 to 3650; fewer than 365 requires a waiver. The retention
   * of a stored event can only be extended, and the rule cannot be removed.
   * @default 365
   * @control AU-02
   * @example 730
   */
  readonly retentionDays?: number;
  /**
   * Days for which events are searchable within seconds in Cloud Logs. Searches for older events read its bucket and
   * are slower.
   * @default 30
   * @example 14
   */
  readonly searchDays?: 7 | 14 | 30 | 60 | 90;
  /**
   * CRN of the Cloud Monitoring instance that receives the platform metrics of this region and of global services, or `create` for a
   * new instance with a private endpoint.
   * @default - platform metrics are not routed
   * @control AU-06
   * @example "crn:v1:bluemix:public:sysdig-monitor:eu-de:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::"
   */
  readonly metrics?: Existing | "create";
  /**
   * E-mail addresses that receive alerts on actions on keys, access and the audit trail itself. Each recipient must
   * accept an invitation first.
   * @default - alerts are visible only in Cloud Logs
   * @control AU-05
   * @example [security@example.com]
   */
  readonly alerts?: readonly string[];
}

/** A Cloud Logs instance that takes logs. */
export interface LogsInstance {
  /** GUID of the instance. */
  readonly instanceId: string;
  /** Region that it stands in. */
  readonly region: string;
  /** CRN of the instance. */
  readonly crn: string;
}

/**
 * The account's audit trail: who did what, in Cloud Logs to be searched, and in an archive that nobody can shorten.
 *
 * Activity Tracker's settings exist once for an account. Two blueprints with `audit: {}` in one account undo each other at every
 * apply: one owns the audit, the others say `existing`.
 *
 * @example new Audit(platform, { retentionDays: 730, alerts: ["security@example.com"] });
 */
export class Audit extends Construct {
  /** CRN of the Cloud Logs instance that the account's events go to. */
  readonly logs: string;
  /** GUID of that instance. */
  readonly instanceId: string;
  /** Region that it stands in. */
  readonly logsRegion: string;
  /** True when the instance is of another account, in which nothing of this platform has a right. */
  readonly otherAccount: boolean;

  /**
   * @throws FaultError CR001 when `existing` is not the CRN of a Cloud Logs instance
   * @throws FaultError CR003 when `existing` belongs to another account than the rest, without `otherAccount`
   * @throws FaultError CR001 when `metrics` is not the CRN of a Cloud Monitoring instance
   * @throws FaultError AU001 when settings are given for an audit that exists
   */
  constructor(platform: Platform, props: AuditProps = noProps) {
    super(platform.foundations, "audit");
    platform.register("audit", this);
    validateProps(this.node.path, auditSchema, props);
    this.otherAccount = props.otherAccount ?? false;
    if (props.existing === undefined) {
      if (this.otherAccount) throw new FaultError([nothingElsewhere(this.node.path)]);
      const logs = this.make(platform, props);
      this.logs = logs.crn;
      this.instanceId = logs.instance;
      this.logsRegion = platform.region;
    } else {
      const { existing, otherAccount, ...settings } = props;
      const given = Object.keys(settings).filter((name) => settings[name as keyof typeof settings] !== undefined);
      if (given.length > 0) throw new FaultError([foreignSettings(this.node.path, given)]);
      const path = `${this.node.path}.existing`;
      const { crn, instance, location } = parseCrn(existing, ["logs"], path);
      if (otherAccount) platform.existing.push(crn);
      else platform.use(crn, path);
      this.logs = crn;
      this.instanceId = instance;
      this.logsRegion = location;
    }
    new TerraformOutput(platform.foundations, trail, {
      value: this.logs,
      description: "Cloud Logs instance that the account's audit events go to",
    });
  }

  /** The instance, for what of this platform sends logs to it; undefined when it is of another account. */
  get target(): LogsInstance | undefined {
    if (this.otherAccount) return undefined;
    return { crn: this.logs, instanceId: this.instanceId, region: this.logsRegion };
  }

  /** The instance that is named, or one that is made. */
  private monitoring(platform: Platform, metrics: Existing | "create"): MonitoringInstance {
    const path = `${this.node.path}.metrics`;
    if (metrics !== "create") return platform.useInstance(metrics, ["sysdig-monitor"], path);
    const { resource } = new CloudMonitoring(this, "monitoring");
    return { crn: resource.crn, instance: resource.guid, location: platform.region };
  }

  private make(platform: Platform, props: AuditProps): CloudLogs {
    const retentionDays = props.retentionDays ?? 365;
    const searchDays = props.searchDays ?? 30;
    const people = props.alerts ?? [];
    const logs = new CloudLogs(this, "logs", { retentionDays, searchDays });
    const { archive } = new ActivityTracker(this, "events", { logs, retentionDays });
    new PlatformLogs(this, "platform", { logs });
    if (props.metrics !== undefined)
      new PlatformMetrics(this, "metrics", { monitoring: this.monitoring(platform, props.metrics) });
    new AuditAlerts(this, "alerts", { logs, people });
    platform.artefacts.push({
      stack: platform.foundations.node.id,
      file: "runbooks/audit.md",
      template: "audit/audit.md",
      controls: ["CE-62", "AU-02", "AU-04"],
      data: {
        platform: platform.name,
        region: platform.region,
        retentionDays,
        searchDays,
        archive: archive.name,
        people,
        monitoring: props.metrics === "create" ? `${platform.name}-metrics` : "",
        alerts: keyActions.map(({ id, title, actions, failed }) => ({
          name: `${platform.name}-${id}`,
          title,
          actions: actions.join(", "),
          when: failed ? "failed attempts" : "always",
        })),
      },
    });
    return logs;
  }
}

function nothingElsewhere(path: string): Fault {
  return {
    code: "AU002",
    message: "otherAccount without existing: an audit trail that is created here belongs to this account",
    place: { path: `${path}.otherAccount` },
    expected: "existing, the CRN of the Cloud Logs instance in the other account",
    got: "otherAccount: true alone",
    fix: "Set existing, or remove otherAccount.",
  };
}

function foreignSettings(path: string, given: readonly string[]): Fault {
  return {
    code: "AU001",
    message: "the audit trail exists already, and its owner manages its settings",
    place: { path: `${path}.${given[0]}` },
    expected: `either existing, or ${given.join(", ")}`,
    got: `existing together with ${given.join(", ")}`,
    fix: `Remove ${given.join(", ")}; if it comes from an extended blueprint, set ${given[0]}: null.`,
  };
}
