import { CisLogpushJob } from "@cdktf/provider-ibm/lib/cis-logpush-job";
import { Construct } from "constructs";
import type { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { sensitiveVariable } from "../../platform/variable";
import type { LogsInstance } from "../audit";
import { datasets, pushedDatasets } from "./options";

/** A Cloud Logs instance that takes logs. */
export type ILogTarget = LogsInstance;

/** The target that a CRN names. @throws FaultError CR001 when it is not the CRN of a Cloud Logs instance, CR003 for one of another account */
export function logTarget(platform: Platform, text: string, path: string): ILogTarget {
  const { crn, instance, location } = platform.useInstance(text, ["logs"], path);
  return { crn, instanceId: instance, region: location };
}

export interface LogPushProps {
  readonly crn: string;
  readonly zoneId: string;
  readonly target: ILogTarget;
}

/**
 * Pushes request logs and firewall events to Cloud Logs in real time. The service needs an API key of an identity with the
 * role Sender on the target; the key is stored in the state, as every argument is.
 *
 * @control CE-60
 */
export class LogPush extends Construct {
  constructor(scope: Construct, id: string, { crn, zoneId, target }: LogPushProps) {
    super(scope, id);
    const apiKey = sensitiveVariable(
      this,
      "edge_logs_apikey",
      {
        kind: "person",
        how: "Create a service ID with the role Sender on the Cloud Logs instance, and an API key of it",
        file: "edge-logs.apikey",
        form: "text",
      },
      "API key of a service ID with the role Sender on the Cloud Logs instance",
    );
    for (const dataset of pushedDatasets) {
      new CisLogpushJob(this, dataset.replace("_", "-"), {
        cisId: crn,
        domainId: zoneId,
        provider: RampartStack.of(this).publicApi,
        name: dataset.replace("_", "-"),
        dataset,
        enabled: true,
        frequency: "high",
        logpullOptions: `fields=${datasets[dataset]}&timestamps=rfc3339`,
        ibmcl: { instanceId: target.instanceId, region: target.region, apiKey: apiKey.stringValue },
      });
    }
  }
}
