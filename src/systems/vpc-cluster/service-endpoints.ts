import type { Region } from "../../core/regions";

/**
 * The service whose endpoint gateway the cluster service makes itself in each VPC with a cluster, by the CRN that would be the
 * gateway's target.
 *
 * Source: IBM Cloud Kubernetes Service documentation, on security groups of VPC clusters (2026-10-09, the shared gateways) and on
 * the gateway for IAM (2026-09-03: from November 2026 on); targets: terraform-ibm-modules/terraform-ibm-vpe-gateway,
 * service_endpoints.tf.
 */
export function madeByService(crn: string, region: Region): string | undefined {
  const host = crn.split(":").at(-1) ?? "";
  const made: readonly (readonly [RegExp, string])[] = [
    [/^private\.iam\.cloud\.ibm\.com$/, "IAM"],
    [new RegExp(`^(s3\\.direct\\.${region}|config\\.direct)\\.cloud-object-storage\\.`), "Object Storage"],
    [new RegExp(`^api\\.${region}\\.containers\\.`), "Kubernetes Service"],
    [new RegExp(`^${region}\\.private\\.iaas\\.`), "the VPC API"],
    [/(^|\.)icr\.io$/, "Container Registry"],
  ];
  return made.find(([form]) => form.test(host))?.[1];
}
