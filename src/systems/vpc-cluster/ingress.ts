import { ContainerIngressInstance } from "@cdktf/provider-ibm/lib/container-ingress-instance";
import { ContainerIngressSecretTls } from "@cdktf/provider-ibm/lib/container-ingress-secret-tls";
import { ContainerVpcAlbCreate } from "@cdktf/provider-ibm/lib/container-vpc-alb-create";
import { Construct } from "constructs";
import { getDomain } from "tldts";
import { Authorization } from "../../core/authorization";
import { Platform } from "../../core/platform";
import { Edge } from "../edge";
import { CertificateAuthority, PublicCertificate, Secrets } from "../secrets";
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
    const mayReadSecrets = new Authorization(this, "may-read-secrets", {
      source: { service: "containers-kubernetes", instance: cluster.id },
      target: { service: "secrets-manager", instance: secrets.instance },
      // IBM asks for it: the service makes secrets of its own there, the certificates of IBM's subdomain.
      roles: ["Manager"],
    });
    const instance = new ContainerIngressInstance(this, "secrets", {
      cluster: cluster.id,
      instanceCrn: secrets.crn,
      isDefault: true,
      secretGroupId: secrets.group(props.system),
      dependsOn: [mayReadSecrets.ready],
    });
    if (domain === undefined) return;
    new ContainerIngressSecretTls(this, "tls", {
      cluster: cluster.id,
      secretName: `${props.system}-tls`,
      secretNamespace: props.namespace,
      certCrn: domain.certificate ?? this.order(domain.domain, props.system),
      // A secret that somebody deletes comes back.
      persistence: true,
      dependsOn: [instance],
    });
  }

  private order(hostname: string, system: string): string {
    const zone = getDomain(hostname) ?? hostname;
    const authority = CertificateAuthority.of(this, Edge.of(this, zone));
    return new PublicCertificate(this, "certificate", { authority, hostname, system }).resource.crn;
  }
}
