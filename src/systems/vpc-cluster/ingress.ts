import { ContainerIngressInstance } from "@cdktf/provider-ibm/lib/container-ingress-instance";
import { ContainerIngressSecretTls } from "@cdktf/provider-ibm/lib/container-ingress-secret-tls";
import { ContainerVpcAlbCreate } from "@cdktf/provider-ibm/lib/container-vpc-alb-create";
import { Construct } from "constructs";
import { getDomain } from "tldts";
import { crnFields } from "../../core/crn";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { Edge } from "../edge";
import { CertificateAuthority, PublicCertificate, Secrets } from "../secrets";
import { afterNamespace } from "./after-namespace";
import type { Cluster } from "./cluster";
import type { IngressProps } from "./props";
import type { Offering } from "./versions";

export interface ClusterIngressProps {
  readonly cluster: Cluster;
  readonly system: string;
  readonly offering: Offering;
  /** Zones of the edge pool. */
  readonly zones: readonly string[];
  /** Namespace of the TLS secret. */
  readonly namespace: string;
  /** @default - no domain of your own */
  readonly domain?: IngressProps;
  /** CRNs of secrets that the cluster fetches, besides those that are made here. */
  readonly secrets: readonly string[];
}

/**
 * Private load balancers on the edge pool, and certificates that Secrets Manager hands to the cluster.
 *
 * Removing a load balancer here only makes Terraform forget it: it goes on running (provider ibm 2.5.0). Disable it before, with
 * `ibmcloud ks ingress alb disable`. OpenShift has routers of its own in their place.
 *
 * @control IKS-70
 * @control IKS-78
 * @control IKS-94
 */
export class ClusterIngress extends Construct {
  constructor(scope: Construct, id: string, props: ClusterIngressProps) {
    super(scope, id);
    const { cluster, offering, zones, domain } = props;
    if (offering === "kubernetes") {
      for (const zone of zones) {
        new ContainerVpcAlbCreate(this, `balancer-${zone}`, {
          cluster: cluster.id,
          type: "private",
          zone,
          // The provider's default is false, although its documentation says true.
          enable: true,
          resourceGroupId: Platform.of(this).resourceGroupId(this),
        });
      }
    }
    const secrets = Secrets.of(this);
    secrets.letIn("containers-kubernetes");
    const instance = new ContainerIngressInstance(this, "secrets", {
      cluster: cluster.id,
      instanceCrn: secrets.crn,
      isDefault: true,
      secretGroupId: secrets.group(props.system),
      dependsOn: [this.mayRead(cluster, secrets.instance).ready],
    });
    const others = new Set(props.secrets.map(instanceOf).filter((crn) => crnFields(crn).instance !== secrets.instance));
    const sources = [...others].map((crn) => this.register(cluster, crn));
    if (domain === undefined) return;
    const secret = new ContainerIngressSecretTls(this, "tls", {
      cluster: cluster.id,
      secretName: `${props.system}-tls`,
      secretNamespace: props.namespace,
      certCrn: domain.certificate ?? this.order(domain.domain, props.system),
      // A secret that somebody deletes comes back.
      persistence: true,
      dependsOn: [instance, ...sources],
    });
    afterNamespace(secret, cluster.name, props.namespace);
  }

  /** An instance of somebody else's, whose secrets are named by their CRNs. */
  private register(cluster: Cluster, instanceCrn: string): ContainerIngressInstance {
    const guid = crnFields(instanceCrn).instance;
    Platform.of(this).use(instanceCrn, `${this.node.path}.secrets`);
    return new ContainerIngressInstance(this, `secrets-${guid.slice(0, 8)}`, {
      cluster: cluster.id,
      instanceCrn,
      isDefault: false,
      dependsOn: [this.mayRead(cluster, guid, `-${guid.slice(0, 8)}`).ready],
    });
  }

  private mayRead(cluster: Cluster, instance: string, suffix = ""): Authorization {
    return new Authorization(this, `may-read-secrets${suffix}`, {
      source: { service: "containers-kubernetes", instance: cluster.id },
      target: { service: "secrets-manager", instance },
      // IBM asks for it: the service makes secrets of its own there, the certificates of IBM's subdomain.
      roles: ["Manager"],
    });
  }

  private order(hostname: string, system: string): string {
    const zone = getDomain(hostname) ?? hostname;
    const authority = CertificateAuthority.of(this, Edge.of(this, zone));
    return new PublicCertificate(this, "certificate", { authority, hostname, system }).resource.crn;
  }
}

/** CRN of the instance that a secret lies in. */
function instanceOf(secret: string): string {
  return `${secret.split(":").slice(0, 8).join(":")}::`;
}
