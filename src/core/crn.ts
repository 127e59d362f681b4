import { FaultError } from "./fault";

/** The parts of a Cloud Resource Name that Rampart uses. Source: IBM Cloud documentation, "Cloud Resource Names". */
export interface Crn {
  readonly crn: string;
  /** Service name: `kms`, `secrets-manager`, `internet-svcs`. */
  readonly service: string;
  /** Region, or `global`. */
  readonly location: string;
  /** GUID of the service instance. */
  readonly instance: string;
}

export const crnPattern =
  /^crn:v1:[a-z0-9-]+:(?:public|dedicated|local):[a-z0-9-]+:[a-z0-9-]*:a\/[0-9a-f]{32}:[0-9a-f-]{36}:[^:]*:[^:]*$/;

/** A VPC's CRN: its id stands where a service instance's GUID does not. */
export const vpcCrnPattern =
  /^crn:v1:[a-z0-9-]+:(?:public|dedicated|local):is:[a-z0-9-]+:a\/[0-9a-f]{32}::vpc:[0-9a-z]{4}-[0-9a-f-]{36}$/;

/**
 * Takes a service instance's CRN apart.
 *
 * @throws FaultError CR001 when the text is no CRN, or the CRN of another service
 */
export function parseCrn(text: string, services: readonly string[], path: string): Crn {
  const parts = text.split(":");
  const service = parts[4] ?? "";
  if (!crnPattern.test(text) || !services.includes(service)) {
    throw new FaultError([
      {
        code: "CR001",
        message: "the CRN of an existing instance is expected",
        place: { path },
        expected: `crn:v1:bluemix:public:${services.join("|")}:<region>:a/<account>:<instance>::`,
        got: text,
        fix: "Copy it from `ibmcloud resource service-instance NAME --id`.",
      },
    ]);
  }
  return { crn: text, service, location: parts[5] ?? "", instance: parts[7] ?? "" };
}

/** A subnet's CRN names its zone where others name a region. */
export const subnetCrnPattern =
  /^crn:v1:[a-z0-9-]+:(?:public|dedicated|local):is:([a-z0-9-]+):a\/[0-9a-f]{32}::subnet:([0-9a-z]{4}-[0-9a-f-]{36})$/;

/** Zone and id of a subnet, of its CRN; undefined when it is none. */
export function vpcSubnetCrn(text: string): { readonly zone: string; readonly id: string } | undefined {
  const [, zone, id] = subnetCrnPattern.exec(text) ?? [];
  return zone !== undefined && id !== undefined ? { zone, id } : undefined;
}
