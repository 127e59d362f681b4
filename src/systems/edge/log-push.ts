import { CisLogpushJob } from "@cdktf/provider-ibm/lib/cis-logpush-job";
import { Construct } from "constructs";
import { Platform } from "../../platform/platform";
import { secondApply, whenApplied } from "../../platform/second-apply";
import { RampartStack } from "../../platform/stack";
import { sensitiveVariable } from "../../platform/variable";
import { apiKeysScript, ServiceIdentity } from "../access";
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

/** Names of what the runbook of a zone says about the log push. */
export const logPushNames = {
  identity: "edge-logs",
  script: "edge-logs-keys.sh",
  variable: "edge_logs_apikey",
  second: "edge_logs_key_set",
} as const;

/**
 * Pushes request logs and firewall events to Cloud Logs in real time, as a service ID with the role Sender on the target.
 *
 * The service takes an API key and no trusted profile. A key can be created only when its service ID exists, which the same apply
 * creates: the jobs wait for a second apply. The key is stored in the state, as every argument is.
 *
 * @control CE-60
 */
export class LogPush extends Construct {
  constructor(scope: Construct, id: string, { crn, zoneId, target }: LogPushProps) {
    super(scope, id);
    const { identity, script, variable, second } = logPushNames;
    const sender = new ServiceIdentity(this, "identity", {
      name: identity,
      description: "Pushes the logs of the edge to Cloud Logs",
      policies: [{ service: "logs", instance: target.instanceId, roles: ["Sender"] }],
    });
    const platform = Platform.of(this);
    platform.artefacts.push(
      apiKeysScript({
        stack: RampartStack.of(this).node.id,
        script,
        keys: [{ identity: sender.name, variable }],
        controls: ["CE-60"],
      }),
    );
    const keySet = secondApply(this, {
      variable: second,
      once: `runbooks/${script} has run and ${variable} is set`,
      between: `Run \`sh runbooks/${script}\`: it creates the API key of the log push, and writes it to a file that only you can read`,
    });
    const apiKey = sensitiveVariable(
      this,
      variable,
      {
        kind: "script",
        stack: RampartStack.of(this).node.id,
        script: `runbooks/${script}`,
        file: script.replace(/\.sh$/, ".env"),
      },
      `API key of ${sender.name}, for the second apply`,
      { later: true },
    );
    for (const dataset of pushedDatasets) {
      const job = new CisLogpushJob(this, dataset.replace("_", "-"), {
        cisId: crn,
        domainId: zoneId,
        provider: RampartStack.of(this).publicApi,
        name: dataset.replace("_", "-"),
        dataset,
        enabled: true,
        frequency: "high",
        logpullOptions: `fields=${datasets[dataset]}&timestamps=rfc3339`,
        ibmcl: { instanceId: target.instanceId, region: target.region, apiKey: apiKey.stringValue },
        lifecycle: {
          precondition: [
            {
              condition: `\${${apiKey.fqn} != null}`,
              errorMessage: `Set ${variable}, or ${second} to false.`,
            },
          ],
        },
      });
      job.addOverride("count", whenApplied(keySet));
    }
  }
}
