import { IamTrustedProfile } from "@cdktf/provider-ibm/lib/iam-trusted-profile";
import { IamTrustedProfileLink } from "@cdktf/provider-ibm/lib/iam-trusted-profile-link";
import { IamTrustedProfilePolicy } from "@cdktf/provider-ibm/lib/iam-trusted-profile-policy";
import { Construct } from "constructs";
import { resourceName } from "../../../core/names";
import { Platform } from "../../../platform/platform";
import { PrivateNetwork } from "../../network";
import type { Cluster } from "../cluster";
import type { Offering } from "../versions";
import { publishedChart } from "./published-chart";
import { agentReleases } from "./releases";

/** A Cloud Logs instance. */
export interface LogsInstance {
  readonly crn: string;
  readonly guid: string;
  readonly region: string;
}

export interface LogsAgentProps {
  readonly cluster: Cluster;
  readonly offering: Offering;
  readonly system: string;
  readonly logs: LogsInstance;
  /** Namespace that the agent runs in, as a reference. */
  readonly namespace: string;
}

/** Namespace of IBM's agents. Source: IBM Cloud documentation, "Deploying the Logging agent" (2026-06-04). */
export const agentNamespace = "ibm-observe";

/** Service account and release carry one name; IBM's chart names the account after it. */
const agentName = "logs-agent";

/**
 * IBM's logging agent on every node, and who it is: a trusted profile that its service account alone may use, to send to one
 * instance. No API key exists. It reads every container's output, and what the nodes write themselves.
 *
 * Where the instance is in the cluster's region, it is reached by an endpoint of the VPC, on port 443; elsewhere by its private
 * endpoint, on port 3443. Source: IBM Cloud documentation, "Deploying the Logging agent for Kubernetes clusters using a Helm chart".
 *
 * @control IKSW-05
 * @control IKSW-07
 * @control IKSW-10
 * @control IKSW-11
 */
export class LogsAgent extends Construct {
  constructor(scope: Construct, id: string, { cluster, offering, system, logs, namespace }: LogsAgentProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const profile = new IamTrustedProfile(this, "profile", {
      name: resourceName(this.node.path, 100, platform.name, system, "logs"),
      description: `What the logging agent of ${cluster.name} may do`,
    });
    const link = new IamTrustedProfileLink(this, "link", {
      profileId: profile.profileId,
      crType: offering === "openshift" ? "ROKS_SA" : "IKS_SA",
      name: agentName,
      link: { crn: cluster.crn, namespace: agentNamespace, name: agentName },
    });
    const policy = new IamTrustedProfilePolicy(this, "sends", {
      iamId: profile.iamId,
      roles: ["Sender"],
      resources: { service: "logs", resourceInstanceId: logs.guid },
    });
    const near = logs.region === platform.region;
    if (near) PrivateNetwork.of(this).endpoint("cloud-logs", logs.crn);
    const chart = agentReleases().logs;
    const { version, image, initImage } = chart;
    publishedChart(this, "release", {
      name: agentName,
      namespace,
      chart,
      values: {
        metadata: { name: agentName },
        clusterName: cluster.name,
        image: { version, containerSha: image, initContainerSha: initImage },
        env: {
          ingestionHost: `${logs.guid}.ingress.private.${logs.region}.logs.cloud.ibm.com`,
          ingestionPort: near ? 443 : 3443,
          iamMode: "TrustedProfile",
          trustedProfileID: profile.profileId,
          iamEnvironment: "PrivateProduction",
        },
        systemLogs: "/var/log/syslog,/var/log/auth.log,/var/log/audit/audit.log",
        excludeLogSourcePaths: "",
        selectedLogSourcePaths: "",
        // Every node: those of tainted pools too.
        tolerations: [{ operator: "Exists" }],
        scc: { create: offering === "openshift" },
      },
      // Its first lines are refused before it may send.
      dependsOn: [link, policy],
    });
  }
}
