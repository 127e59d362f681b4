import type { Region } from "../../core/regions";
import { gatewaysMade } from "../../terraform/network-needs";

/**
 * The service whose endpoint gateway the cluster service makes itself in each VPC with a cluster, by the CRN that would be the
 * gateway's target.
 */
export function madeByService(crn: string, region: Region): string | undefined {
  const host = crn.split(":").at(-1) ?? "";
  return gatewaysMade().find(
    ({ starts, ends }) =>
      (starts !== undefined && host.startsWith(starts.replace("{region}", region))) ||
      (ends !== undefined && (host === ends || host.endsWith(`.${ends}`))),
  )?.service;
}
