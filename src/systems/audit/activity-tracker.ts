import { AtrackerRoute } from "@cdktf/provider-ibm/lib/atracker-route";
import { AtrackerSettings } from "@cdktf/provider-ibm/lib/atracker-settings";
import { AtrackerTarget } from "@cdktf/provider-ibm/lib/atracker-target";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { type IBucket, Storage } from "../storage";
import type { CloudLogs } from "./cloud-logs";

export interface ActivityTrackerProps {
  readonly logs: CloudLogs;
  /** Days for which nobody can delete an event from the archive. */
  readonly retentionDays: number;
}

/**
 * Every event of the account, to Cloud Logs and to an archive that nobody can shorten.
 *
 * Object Storage puts the archive's expiration off until the retention of each object has ended. It takes writes under a retention
 * rule only with a checksum; that Activity Tracker sends one is not written anywhere, and has not been measured: the runbook
 * validates the target.
 *
 * Settings and the number of routes exist once for an account: two blueprints that own them undo each other. Destroying the
 * settings empties the default targets and leaves the rest (provider ibm 2.5.0, resource_ibm_atracker_settings.go).
 *
 * @control CE-62
 */
export class ActivityTracker extends Construct {
  readonly archive: IBucket;

  constructor(scope: Construct, id: string, { logs, retentionDays }: ActivityTrackerProps) {
    super(scope, id);
    const { name, region } = Platform.of(this);
    this.archive = Storage.of(this).bucket("audit-archive", { retentionDays, expireDays: retentionDays });
    const sendsEvents = new Authorization(this, "sends-events", {
      source: { service: "atracker" },
      target: { service: "logs", instance: logs.instance },
      roles: ["Sender"],
    });
    const writesArchive = new Authorization(this, "writes-archive", {
      source: { service: "atracker" },
      target: { service: "cloud-object-storage", instance: this.archive.instance, bucket: this.archive.name },
      roles: ["Object Writer"],
    });
    const search = new AtrackerTarget(this, "search", {
      name: resourceName(this.node.path, 1000, name, "audit-search"),
      targetType: "cloud_logs",
      region,
      cloudlogsEndpoint: { targetCrn: logs.crn },
      dependsOn: [sendsEvents.ready],
    });
    const archive = new AtrackerTarget(this, "archive", {
      name: resourceName(this.node.path, 1000, name, "audit-archive"),
      targetType: "cloud_object_storage",
      region,
      cosEndpoint: {
        bucket: this.archive.name,
        endpoint: this.archive.endpoint,
        targetCrn: this.archive.instanceCrn,
        serviceToServiceEnabled: true,
      },
      dependsOn: [writesArchive.ready, ...this.archive.ready],
    });
    const targets = [search.id, archive.id];
    new AtrackerRoute(this, "everything", {
      name: resourceName(this.node.path, 1000, name, "audit-everything"),
      // Events of IAM and of other services without a region are at "global".
      rules: [{ locations: ["*", "global"], targetIds: targets }],
    });
    new AtrackerSettings(this, "settings", {
      metadataRegionPrimary: region,
      // Only an account with service endpoints switched on gets back in: the runbook's first step.
      privateApiEndpointOnly: true,
      permittedTargetRegions: [region],
      // What no route matches is dropped, but for these.
      defaultTargets: targets,
    });
  }
}
