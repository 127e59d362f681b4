import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";
import type { Platform } from "../../../platform/platform";
import type { Cluster } from "../cluster";
import type { ApiAuditProps, MonitoringProps } from "../props";
import type { Offering } from "../versions";
import { ApiAuditForwarder } from "./api-audit";
import { workInside } from "./inside";
import { agentNamespace, LogsAgent, type LogsInstance } from "./logs-agent";
import { MonitoringAgent } from "./monitoring-agent";
import { podSecurity } from "./pod-security";

export interface ClusterAgentsProps {
  readonly cluster: Cluster;
  readonly offering: Offering;
  readonly system: string;
  /** @default - no monitoring agent */
  readonly monitoring: MonitoringProps | undefined;
  /** @default - nobody takes the API server's events */
  readonly apiAudit: ApiAuditProps | undefined;
  /** @default - no logging agent */
  readonly logs: LogsInstance | undefined;
}

/**
 * What watches a cluster from inside, in a stack of its own: Terraform has to reach the API server for it, which is there after the
 * cluster's stack is applied.
 *
 * @control IKSW-01
 */
export class ClusterAgents extends Construct {
  constructor(platform: Platform, props: ClusterAgentsProps) {
    const stack = platform.stack(`${props.system}-agents`);
    super(stack, "Default");
    const { cluster, offering, logs, monitoring, apiAudit } = props;
    workInside(stack, cluster);
    if (logs || monitoring) {
      const namespace = new NamespaceV1(this, "namespace", {
        // Both agents read files of the node, which no stricter level allows.
        metadata: { name: agentNamespace, labels: podSecurity("privileged") },
      }).metadata.name;
      if (logs) new LogsAgent(this, "logs", { ...props, logs, namespace });
      if (monitoring) new MonitoringAgent(this, "monitoring", { ...monitoring, cluster, namespace });
    }
    if (apiAudit) new ApiAuditForwarder(this, "api-audit", { ...apiAudit, cluster, offering });
  }
}
