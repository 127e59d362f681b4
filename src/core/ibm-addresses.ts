/**
 * IBM Cloud's own addresses in every VPC, and what else is not the Internet. Dated 2026-11-30.
 * Sources: IBM Cloud documentation, VPC, "Service endpoints for IBM Cloud VPC" and "About VPC networking"; Kubernetes Service,
 * "Understanding VPC cluster networking"; RFC 1918, RFC 3927, RFC 6598.
 */

/** The resolvers of a VPC. */
export const dns: readonly string[] = ["161.26.0.7/32", "161.26.0.8/32", "161.26.0.10/31"];

/** Infrastructure services: provisioning, time, mirrors, resolvers. */
export const infrastructure = "161.26.0.0/16";

/** Private endpoints of cloud services (CSE). */
export const serviceEndpoints = "166.8.0.0/14";

/** Instance metadata. */
export const metadata = "169.254.169.254/32";

/** Link-local addresses, metadata among them. */
export const linkLocal = "169.254.0.0/16";

/** What IBM gives the services of every cluster that says nothing. */
export const clusterServices = "172.21.0.0/16";

/** Private addresses, and those that carriers share. */
export const privateRanges: readonly string[] = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

/** What is not the Internet: private and shared addresses, link-local ones, IBM's ranges. */
export const notInternet: readonly string[] = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  infrastructure,
  serviceEndpoints,
  linkLocal,
  "172.16.0.0/12",
  "192.168.0.0/16",
];
