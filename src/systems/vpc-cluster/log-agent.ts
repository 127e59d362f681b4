import { IamTrustedProfile } from "@cdktf/provider-ibm/lib/iam-trusted-profile";
import { IamTrustedProfileLink } from "@cdktf/provider-ibm/lib/iam-trusted-profile-link";
import { IamTrustedProfilePolicy } from "@cdktf/provider-ibm/lib/iam-trusted-profile-policy";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../core/platform";
import type { Cluster } from "./cluster";
import type { Offering } from "./versions";

export interface LogAgentProps {
  readonly cluster: Cluster;
  readonly offering: Offering;
  readonly system: string;
  /** GUID of the Cloud Logs instance that logs go to. */
  readonly instance: string;
}

/** Namespace and service account of IBM's agent. Source: IBM Cloud documentation, "Deploying the Logging agent" (2026-06-04). */
const agent = { namespace: "ibm-observe", name: "logs-agent" };

/**
 * Who the cluster's logging agent is: a trusted profile that its service account alone may use, to send to one instance. The agent
 * itself is installed by hand; the runbook says how.
 */
export class LogAgent extends Construct {
  constructor(scope: Construct, id: string, { cluster, offering, system, instance }: LogAgentProps) {
    super(scope, id);
    const profile = new IamTrustedProfile(this, "Default", {
      name: resourceName(this.node.path, 100, Platform.of(this).name, system, "logs"),
      description: `What the logging agent of ${cluster.name} may do`,
    });
    new IamTrustedProfileLink(this, "link", {
      profileId: profile.profileId,
      crType: offering === "openshift" ? "ROKS_SA" : "IKS_SA",
      name: agent.name,
      link: { crn: cluster.crn, ...agent },
    });
    new IamTrustedProfilePolicy(this, "sends", {
      iamId: profile.iamId,
      roles: ["Sender"],
      resources: { service: "logs", resourceInstanceId: instance },
    });
    const output = new TerraformOutput(this, "profile", {
      value: profile.profileId,
      description: `Trusted profile of the logging agent of ${cluster.name}`,
    });
    output.overrideLogicalId("log_agent");
  }
}
