import type { Region } from "../../core/regions";
import type { DatabaseProps } from "../databases";
import type { BindingProps } from "./binding";
import type { TaintEffect } from "./labels";
import type { Offering } from "./versions";

/** Between how many workers the autoscaler chooses. */
export interface ScalingProps {
  /**
   * Minimum number of workers in each zone, 1 to 300.
   * @example 2
   */
  readonly min: number;
  /**
   * Maximum number of workers in each zone, 1 to 300.
   * @example 4
   */
  readonly max: number;
}

export interface PoolProps {
  /**
   * Machine type of the workers; `ibmcloud ks flavors --zone ZONE --provider vpc-gen2` lists them.
   * @default "bx2.8x32": for compute pools, "bx2.4x16" for edge and gateway; "bx2d…" on dedicated hosts
   * @example bx2.8x32
   */
  readonly flavor?: string;
  /**
   * Number of workers in each zone, 1 to 300.
   * @default 2: 3 for the edge pool, so that two remain in each zone during an update
   * @control IKS-71
   * @example 3
   */
  readonly size?: number;
  /**
   * Limits of the cluster autoscaler for the workers in each zone; `size` is the initial number.
   * @default - the size is fixed
   * @example { min: 2, max: 4 }
   */
  readonly scaling?: ScalingProps;
  /**
   * Tier, from `network.tiers`, whose subnets the workers use.
   * @default - `edge` and `gateway` for those pools, `workers` for the others
   * @control IKS-81
   * @example workers
   */
  readonly tier?: string;
  /**
   * Kubernetes labels of the workers, in addition to `pool=<name>`, or `dedicated=<name>` on edge and gateway. On `compute` they can be
   * set only when the cluster is created.
   * @default - none
   * @example { workload: gpu }
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Kubernetes taints of the workers. `compute`, `edge` and `gateway` cannot have any.
   * @default - none
   * @example [{ key: workload, value: gpu }]
   */
  readonly taints?: readonly TaintProps[];
  /**
   * Second disk of each worker, for container images and writable layers: its size and tier. `ibmcloud ks flavor get --flavor FLAVOR
   * --zone ZONE --provider vpc-gen2` lists the options of a flavor. A change replaces the pool.
   * @default - none: the boot disk holds everything
   * @example 900gb.10iops-tier
   */
  readonly secondaryStorage?: string;
}

export interface TaintProps {
  /**
   * Key of the taint, in Kubernetes' syntax; keys of Kubernetes, OpenShift and IBM are reserved.
   * @example workload
   */
  readonly key: string;
  /**
   * Value of the taint, which tolerations may compare.
   * @example gpu
   */
  readonly value: string;
  /**
   * What happens to pods that do not tolerate the taint: `NoSchedule` keeps new ones away, `PreferNoSchedule` tries to, and
   * `NoExecute` also evicts those that run.
   * @default "NoSchedule"
   * @example NoExecute
   */
  readonly effect?: TaintEffect;
}

export interface FixPackProps {
  /**
   * Patch version and fix pack that the workers should have: what `ibmcloud ks workers --cluster CLUSTER --output json` shows in
   * `kubeVersion.target`. A change replaces each worker that is behind IBM's newest fix pack, one at a time; IBM does not install an
   * older one.
   * @control IKS-37
   * @example 1.35.4_1531
   */
  readonly version: string;
  /**
   * Number, 1 to 1000, to raise when an update has failed and the next apply should try it again.
   * @default - none
   * @example 1
   */
  readonly retry?: number;
}

export interface IngressProps {
  /**
   * Host name, or a one-level wildcard, of the cluster's load balancer.
   * @control IKS-94
   * @example shop.retail.example.com
   */
  readonly domain: string;
  /**
   * CRN of a certificate in Secrets Manager for the domain.
   * @default - a certificate is ordered and renewed; the DNS challenges use the domain's zone in Internet Services
   * @control IKS-94
   * @example "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef0123456789abcdef:21111111-2222-4333-8444-555555555555:secret:31111111-2222-4333-8444-555555555555"
   */
  readonly certificate?: string;
  /**
   * Kubernetes namespace for the TLS secret.
   * @default - the first of `namespaces`, or `default`
   * @example shop
   */
  readonly namespace?: string;
}

export interface MonitoringProps {
  /**
   * CRN of an arbitrary secret in Secrets Manager that holds the access key of a Cloud Monitoring instance; the key
   * itself never passes through Terraform.
   * @default - the variable `monitoring_access_key` of the agents' stack: a secret in the platform's Secrets Manager, which exists only once the stacks before are applied
   * @control IKSW-13
   * @example "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef0123456789abcdef:61111111-2222-4333-8444-555555555555:secret:71111111-2222-4333-8444-555555555555"
   */
  readonly accessKey?: string;
  /**
   * Region of the Cloud Monitoring instance.
   * @default - the platform's region
   * @example eu-de
   */
  readonly region?: Region;
}

export interface ApiAuditProps {
  /**
   * Container image of the forwarder, by digest, with Node 20 or newer; the forwarder's code is mounted into it.
   * @default - the variable `audit_forwarder_image` of the agents' stack: an image in the platform's registry, which exists only once the foundations are applied
   * @control VC-06
   * @example "private.de.icr.io/retail/node@sha256:4444444444444444444444444444444444444444444444444444444444444444"
   */
  readonly image?: string;
}

/** A database of a cluster. */
export interface ClusterDatabaseProps extends DatabaseProps {
  /**
   * Networks that can connect, in CIDR notation.
   * @default - the subnets of the cluster's compute pool
   * @control IKS-101
   * @example [10.10.1.0/24]
   */
  readonly allowlist?: readonly string[];
}

/**
 * A private Kubernetes or OpenShift cluster in the VPC of the section `network`.
 * @default - no cluster
 * @control IKS-75
 * @example { version: "1.35" }
 */
export interface VpcClusterProps {
  /**
   * Kubernetes distribution of the cluster: IBM Cloud Kubernetes Service or Red Hat OpenShift.
   * @default "kubernetes"
   * @example openshift
   */
  readonly offering?: Offering;
  /**
   * Minor version of the cluster, in quotes; IBM must support it.
   * @control IKS-01
   * @example "1.35"
   */
  readonly version: string;
  /**
   * Fix pack of the workers. A new cluster gets the newest one, whatever is set here; a change updates the workers of all pools.
   * @default - the workers keep theirs, and you replace them by hand
   * @control IKS-37
   * @example { version: 1.35.4_1531 }
   */
  readonly fixPack?: FixPackProps;
  /**
   * Worker pools by name. `compute` is the first pool and runs applications; `edge` always exists and runs only load
   * balancers; `gateway` is for outbound traffic from the VPC. The last two are labelled and tainted
   * `dedicated=<name>:NoExecute`.
   * @default - `compute` and `edge`
   * @control IKS-71
   * @control IKS-72
   * @example
   * compute: { flavor: bx2.8x32, size: 2 }
   * edge: { flavor: bx2.4x16 }
   */
  readonly pools?: Readonly<Record<string, PoolProps>>;
  /**
   * `dedicated` runs every worker on physical hosts that are not shared with other accounts.
   * @default "shared"
   * @control IKS-43
   * @example dedicated
   */
  readonly isolation?: "shared" | "dedicated";
  /**
   * Domain and certificate of the cluster's load balancer.
   * @default - no domain of your own
   * @control IKS-94
   * @example { domain: shop.retail.example.com }
   */
  readonly ingress?: IngressProps;
  /**
   * Kubernetes namespaces with write access for deployers and read access for viewers.
   * @default - none: only administrators have a role inside the cluster
   * @control IKS-18
   * @example [shop]
   */
  readonly namespaces?: readonly string[];
  /**
   * CRN of the Cloud Logs instance that receives the logs of the logging agent.
   * @default - the instance of the platform's audit trail, if it has one
   * @control IKSW-01
   * @example "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::"
   */
  readonly logs?: string;
  /**
   * Monitoring agent on every node, and the Cloud Monitoring instance that receives its metrics.
   * @default - no agent, which is a finding
   * @control IKSW-01
   * @example { accessKey: "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef0123456789abcdef:61111111-2222-4333-8444-555555555555:secret:71111111-2222-4333-8444-555555555555" }
   */
  readonly monitoring?: MonitoringProps;
  /**
   * Forwarder that receives the audit events of the Kubernetes API server and passes them to the logging agent.
   * @default - no forwarder, which is a finding
   * @control VC-06
   * @example { image: "private.de.icr.io/retail/node@sha256:4444444444444444444444444444444444444444444444444444444444444444" }
   */
  readonly apiAudit?: ApiAuditProps;
  /**
   * Managed databases by name, with private endpoints and dedicated root keys.
   * @default - none
   * @control IKS-101
   * @example { orders: { service: databases-for-postgresql, version: "17" } }
   */
  readonly databases?: Readonly<Record<string, ClusterDatabaseProps>>;
  /**
   * Service bindings by name: each stores a service key of an instance in a Secret of a namespace. Prefer a trusted
   * profile for the workload's service account, which needs no key.
   * @default - none
   * @control IKS-101
   * @example
   * drawings:
   *   instance: "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::"
   *   namespace: shop
   */
  readonly bindings?: Readonly<Record<string, BindingProps>>;
  /**
   * Existing Red Hat OpenShift licence of the account. It can be set only when the cluster is created.
   * @default - the licence is billed with the workers
   * @example cloud_pak
   */
  readonly entitlement?: "cloud_pak";
  /**
   * IPv4 addresses of pods, a CIDR from /13 to /23. A change replaces the cluster; a second cluster in the VPC needs
   * another range.
   * @default "172.30.0.0/16"
   * @control VC-08
   * @example 172.30.0.0/16
   */
  readonly podSubnet?: string;
  /**
   * IPv4 addresses of Kubernetes services, a CIDR of /24 or larger. A change replaces the cluster; a second cluster in
   * the VPC needs another range.
   * @default "172.21.0.0/16"
   * @control VC-08
   * @example 172.21.0.0/16
   */
  readonly serviceSubnet?: string;
}
