export interface PrivateClusterProps {
  /** Range of the VPC. */
  readonly range: string;
  /** CRN of the secret with the access key of Cloud Monitoring. */
  readonly accessKey: string;
  /** Image of the audit forwarder. */
  readonly image: string;
  /** Another option of the cluster, with its value. */
  readonly more: string;
}

/** The sections `network` and `systems` of a blueprint with one private cluster, `apps`, and its agents. */
export function privateCluster({ range, accessKey, image, more }: PrivateClusterProps): string {
  return `network:
  range: ${range}
  networks: { corporate: [192.168.40.0/22] }
  flows: [{ from: corporate, to: edge, tcp: 443, managed: true }]
systems:
  apps:
    type: vpc-cluster
    version: "1.35"
    pools: { compute: { flavor: bx2.8x32, size: 2 }, edge: { flavor: bx2.4x16 } }
    namespaces: [shop]
    monitoring: { accessKey: "${accessKey}" }
    apiAudit: { image: "${image}" }
    ${more}
`;
}
