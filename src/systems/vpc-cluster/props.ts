import type { Region } from "../../core/regions";
import type { BindingProps } from "./binding";
import type { DatabaseProps } from "./database";
import type { Offering } from "./versions";

export interface PoolProps {
  /**
   * Machine type of the workers, `ibmcloud ks flavors --zone ZONE --provider vpc-gen2`.
   * @default "bx2.8x32" for compute pools, "bx2.4x16" for edge and gateway; "bx2d…" on dedicated hosts
   */
  readonly flavor?: string;
  /**
   * Workers in each zone, 1 to 300: every zone has as many.
   * @default 2; 3 for the edge pool, so that an update leaves two for the load balancer in each zone
   * @control IKS-71
   */
  readonly size?: number;
  /**
   * Let the cluster autoscaler choose between so many workers in each zone; `size` is where it starts.
   * @default - the size is fixed
   */
  readonly scaling?: { readonly min: number; readonly max: number };
  /**
   * Tier of the network whose subnets the workers stand in.
   * @default "edge" and "gateway" for those pools, "workers" for the others
   * @control IKS-81
   */
  readonly tier?: string;
}

export interface IngressProps {
  /** Host names that the load balancer answers to: one name, or a wildcard. */
  readonly domain: string;
  /**
   * CRN of a certificate for it in Secrets Manager.
   * @default - one is ordered and renewed; the domain's zone at Internet Services answers the challenges
   * @control IKS-94
   */
  readonly certificate?: string;
  /** Namespace that the TLS secret is put into. @default - the first of `namespaces`, or "default" */
  readonly namespace?: string;
}

export interface MonitoringProps {
  /**
   * CRN of a secret in Secrets Manager that holds the access key of a Cloud Monitoring instance; its type is `arbitrary`.
   * @control IKSW-13
   */
  readonly accessKey: string;
  /** Region of the instance. @default - the platform's */
  readonly region?: Region;
}

export interface ApiAuditProps {
  /** Image with Node 20 or newer, by digest, from Container Registry; the forwarder's code is not in it. @control VC-06 */
  readonly image: string;
}

export interface VpcClusterProps {
  /** @default "kubernetes" */
  readonly offering?: Offering;
  /**
   * Minor version, one that is supported: `"1.35"`, or `"4.19"` of OpenShift.
   * @control IKS-01
   */
  readonly version: string;
  /**
   * Worker pools by name. `compute` is the cluster's first one. `edge` is for load balancers alone, and always there;
   * `gateway` is for what calls out of the VPC. Both are labelled and tainted `dedicated=<name>:NoExecute`.
   * @control IKS-71
   * @control IKS-72
   */
  readonly pools?: Readonly<Record<string, PoolProps>>;
  /**
   * `dedicated` puts every worker on hosts that nobody else uses.
   * @default "shared"
   * @control IKS-43
   */
  readonly isolation?: "shared" | "dedicated";
  /** @default - no domain of your own */
  readonly ingress?: IngressProps;
  /**
   * Namespaces that deployers may write in, and viewers may read.
   * @default - none: only administrators have a role inside the cluster
   * @control IKS-18
   */
  readonly namespaces?: readonly string[];
  /**
   * CRN of the Cloud Logs instance that the logging agent sends to.
   * @default - the account's audit trail, when the platform has one
   */
  readonly logs?: string;
  /**
   * The monitoring agent, and the key that it shows. Without it a finding says that nobody sees the cluster's metrics.
   * @control IKSW-01
   */
  readonly monitoring?: MonitoringProps;
  /**
   * The forwarder of the API server's audit events. Without it a finding says that nobody keeps them.
   * @control VC-06
   */
  readonly apiAudit?: ApiAuditProps;
  /** Managed databases by name. @default - none */
  readonly databases?: Readonly<Record<string, DatabaseProps>>;
  /**
   * Service keys of instances in namespaces, by name. A trusted profile of the workload's service account needs no key: think of
   * that first.
   * @default - none
   * @control IKS-101
   */
  readonly bindings?: Readonly<Record<string, BindingProps>>;
  /**
   * An OpenShift entitlement that you have: `cloud_pak`. Chosen once, when the cluster is made.
   * @default - licences are paid for with the workers
   */
  readonly entitlement?: "cloud_pak";
  /**
   * Addresses of pods, as a CIDR from /13 to /23. Changing it makes a new cluster; a second one in the VPC needs others.
   * @default "172.30.0.0/16"
   * @control VC-08
   */
  readonly podSubnet?: string;
  /**
   * Addresses of services, as a CIDR of /24 or wider. Changing it makes a new cluster; a second one in the VPC needs others.
   * @default "172.21.0.0/16"
   * @control VC-08
   */
  readonly serviceSubnet?: string;
}
