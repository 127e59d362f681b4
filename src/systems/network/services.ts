import { FaultError } from "../../core/fault";
import type { Region } from "../../core/regions";

/**
 * Services with virtual private endpoints, and the CRN that names each as a target; none where the target is an instance.
 * Source: terraform-ibm-modules/terraform-ibm-vpe-gateway, service_endpoints.tf.
 */
export const endpointServices = {
  "cloud-object-storage": (region: Region) =>
    `crn:v1:bluemix:public:cloud-object-storage:global:::endpoint:s3.direct.${region}.cloud-object-storage.appdomain.cloud`,
  "context-based-restrictions": () =>
    "crn:v1:bluemix:public:context-based-restrictions:global:::endpoint:private.cbr.cloud.ibm.com",
  "containers-kubernetes": (region: Region) =>
    `crn:v1:bluemix:public:containers-kubernetes:${region}:::endpoint:api.${region}.containers.cloud.ibm.com`,
  iam: () => "crn:v1:bluemix:public:iam-svcs:global:::endpoint:private.iam.cloud.ibm.com",
  kms: (region: Region) => `crn:v1:bluemix:public:kms:${region}:::endpoint:private.${region}.kms.cloud.ibm.com`,
  monitoring: (region: Region) =>
    region === "us-south"
      ? undefined
      : `crn:v1:bluemix:public:sysdig-monitor:${region}:::endpoint:private.${region}.monitoring.cloud.ibm.com`,
  "resource-controller": () =>
    "crn:v1:bluemix:public:resource-controller:global:::endpoint:private.resource-controller.cloud.ibm.com",
} as const;

export type EndpointService = keyof typeof endpointServices;

export const endpointServiceNames = Object.keys(endpointServices) as [EndpointService, ...EndpointService[]];

/** Services of which the platform has an instance, with an endpoint of its own: it is created, if nobody has set it up. */
export const ownInstances = ["secrets-manager"] as const;

export type OwnInstance = (typeof ownInstances)[number];

/** @throws FaultError NW034 for a service that has an endpoint for each instance in the region */
export function serviceTarget(service: EndpointService, region: Region, path: string): string {
  const target = endpointServices[service](region);
  if (target !== undefined) return target;
  throw new FaultError([
    {
      code: "NW034",
      message: `${service} has no shared endpoint in ${region}: each instance has its own`,
      place: { path },
      expected: "the CRN of an instance",
      got: service,
      fix: `Write { name: ${service}, crn: … }, with the CRN that \`ibmcloud resource service-instance NAME\` shows.`,
    },
  ]);
}
