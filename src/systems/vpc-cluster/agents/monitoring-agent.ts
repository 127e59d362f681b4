import { ContainerIngressSecretOpaque } from "@cdktf/provider-ibm/lib/container-ingress-secret-opaque";
import { Construct } from "constructs";
import { crnFields, secretCrnPattern } from "../../../core/crn";
import { Platform } from "../../../platform/platform";
import { PrivateNetwork } from "../../network";
import type { Cluster } from "../cluster";
import type { MonitoringProps } from "../props";
import { laterValue } from "./later-value";
import { publishedChart } from "./published-chart";
import { agentReleases } from "./releases";

export interface MonitoringAgentProps extends MonitoringProps {
  readonly cluster: Cluster;
  /** Namespace that the agent runs in, as a reference. */
  readonly namespace: string;
}

const keySecret = "monitoring-agent-key";

/**
 * IBM Cloud Monitoring's agent on every node, by private endpoint. Its access key goes from Secrets Manager into the cluster and
 * stands in no Terraform: the state knows its CRN.
 *
 * Source: IBM Cloud documentation, "Deploying a monitoring agent"; ports: terraform-ibm-modules/terraform-ibm-monitoring-agent,
 * variables.tf (443 by an endpoint of the VPC, 6443 else).
 *
 * In us-south the VPC's endpoint is an instance's, whose CRN nobody says here: there it is 6443, unless `network.endpoints` names
 * an instance of Cloud Monitoring. Whether its endpoint serves the region's host names has not been measured.
 *
 * @control IKSW-10
 * @control IKSW-13
 * @control VC-07
 */
export class MonitoringAgent extends Construct {
  constructor(scope: Construct, id: string, { cluster, namespace, accessKey, region }: MonitoringAgentProps) {
    super(scope, id);
    const platform = Platform.of(this);
    const place = region ?? platform.region;
    const near = place === platform.region && isNear(PrivateNetwork.of(this));
    const key = new ContainerIngressSecretOpaque(this, "key", {
      cluster: cluster.id,
      secretName: keySecret,
      secretNamespace: namespace,
      fields: [
        {
          crn: laterValue(this, {
            given: accessKey,
            variable: "monitoring_access_key",
            description:
              "CRN of the arbitrary secret in the platform's Secrets Manager that holds the access key of Cloud Monitoring",
            how: "Store the access key of Cloud Monitoring as an arbitrary secret in the platform's Secrets Manager, and note the secret's CRN",
            form: secretCrnPattern,
            expected: "the CRN of a secret in Secrets Manager, not the key itself",
          }),
          fieldName: "access-key",
        },
      ],
      persistence: true,
    });
    const chart = agentReleases().monitoring;
    const { imageRegistry, image } = chart;
    const host = `private.${place}.monitoring.cloud.ibm.com`;
    publishedChart(this, "release", {
      name: "monitoring-agent",
      namespace,
      chart,
      values: {
        global: {
          imageRegistry,
          clusterConfig: { name: cluster.name },
          sysdig: { accessKeySecret: keySecret, apiHost: host },
        },
        agent: {
          image: { tag: image },
          // The registry has it under another name than the chart's own default, "sysdig/agent-slim".
          slim: { image: { repository: "agent-slim" } },
          collectorSettings: { collectorHost: `ingest.${host}`, collectorPort: near ? 443 : 6443 },
          // Without it a kernel module is built and loaded on each node.
          ebpf: { enabled: true, kind: "universal_ebpf" },
          tolerations: [{ operator: "Exists" }],
        },
        // Parts of Workload Protection, which is another service.
        clusterShield: { enabled: false },
        nodeAnalyzer: { enabled: false },
      },
      dependsOn: [key],
    });
  }
}

/** Is the service reached by an endpoint of the VPC? Where it can be, the endpoint is made. */
function isNear(network: PrivateNetwork): boolean {
  if (!network.hasSharedEndpoint("monitoring"))
    return [...network.endpointTargets.values()].some((crn) => crnFields(crn).service === "sysdig-monitor");
  network.endpoint("monitoring");
  return true;
}
