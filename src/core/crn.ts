import { type Fault, FaultError } from "./fault";

/** Fields of a Cloud Resource Name. Source: IBM Cloud documentation, "Cloud Resource Names". */
export interface CrnFields {
  /** Service name: `kms`, `secrets-manager`, `internet-svcs`. */
  readonly service: string;
  /** Region, or `global`. */
  readonly location: string;
  /** GUID of the service instance. */
  readonly instance: string;
  /** What it is in the instance, or without one: `key`, `vpc`. Empty for the instance itself. */
  readonly kind: string;
  /** Id of that. */
  readonly resource: string;
}

/** A service instance, by its CRN. */
export interface Crn extends Omit<CrnFields, "kind" | "resource"> {
  readonly crn: string;
  /** Id of the account: 32 hex digits. */
  readonly account: string;
}

const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const account = "a/[0-9a-f]{32}";
const word = "[a-z0-9]+(?:-[a-z0-9]+)*";
/** Ids of the VPC service: a prefix of the region, then a GUID. */
const vpcId = `[0-9a-z]{4}-${guid}`;

/** What stands in the last six of a CRN's ten segments, each a regular expression. */
type Segments = readonly [
  service: string,
  location: string,
  scope: string,
  instance: string,
  kind: string,
  resource: string,
];

function pattern(...segments: Segments): RegExp {
  return new RegExp(`^crn:v1:${word}:(?:public|dedicated|local):${segments.join(":")}$`);
}

/** A service instance: nothing of it is named in the last two segments. */
export const crnPattern = pattern(word, word, account, guid, "", "");

/** What a virtual private endpoint leads to: an instance, or an endpoint that a service has for all its users. */
export const endpointTargetPattern = new RegExp(
  `${crnPattern.source}|^crn:v1:[a-z0-9-]+:(?:public|dedicated|local):[a-z0-9-]+:[a-z0-9-]*:::endpoint:[a-z0-9.-]+$`,
);

/** A VPC's CRN: its id stands where a service instance's GUID does not. */
export const vpcCrnPattern = pattern("is", word, account, "", "vpc", vpcId);

/** A transit gateway. */
export const transitGatewayCrnPattern = pattern("transit", word, account, "", "gateway", guid);

/** A secret in an instance of Secrets Manager. */
export const secretCrnPattern = pattern("secrets-manager", word, account, guid, "secret", guid);

/** A root key in an instance of Key Protect. */
export const keyCrnPattern = pattern("kms", word, account, guid, "key", guid);

/** A backup of a managed database. */
export const backupCrnPattern = pattern("(?:databases|messages)-for-[a-z]+", word, account, guid, "backup", guid);

/** A Private Path service gateway of a VPC. */
export const privatePathCrnPattern = pattern("is", word, account, "", "private-path-service-gateway", vpcId);

/** An IAM role: of the platform, of a service, or one that an account has made. */
export const roleCrnPattern = pattern(
  word,
  "",
  `(?:${account})?`,
  "",
  "(?:role|serviceRole|customRole)",
  "[A-Za-z][A-Za-z0-9]*",
);

/**
 * Takes a service instance's CRN apart.
 *
 * @throws FaultError CR001 when the text is no CRN, or the CRN of another service
 */
export function parseCrn(text: string, services: readonly string[], path: string): Crn {
  const { service, location, instance } = crnFields(text);
  if (!crnPattern.test(text) || !services.includes(service)) {
    throw new FaultError([
      {
        code: "CR001",
        message: "not the CRN of a service instance that can be used here",
        place: { path },
        expected: `crn:v1:bluemix:public:${services.join("|")}:<region>:a/<account>:<instance>::`,
        got: text,
        fix: "Copy the CRN from `ibmcloud resource service-instance NAME --id`.",
      },
    ]);
  }
  return { crn: text, service, location, account: accountOf(text) ?? "", instance };
}

/** Fields of a text that is taken for a CRN, whatever it is; what it has not got is empty. */
export function crnFields(text: string): CrnFields {
  const [, , , , service = "", location = "", , instance = "", kind = "", resource = ""] = text.split(":");
  return { service, location, instance, kind, resource };
}

/** The account that a CRN names; undefined for what is no CRN. */
export function accountOf(crn: string): string | undefined {
  return /^crn:(?:[^:]*:){5}a\/([0-9a-f]{32}):/.exec(crn)?.[1];
}

/** What is used by its id alone is looked for in the platform's region. */
export function otherRegion(crn: string, region: string, path: string): Fault[] {
  const got = crnFields(crn).location;
  if (got === region) return [];
  return [
    {
      code: "CR002",
      message:
        "the existing instance is in another region than the platform, and the provider would look for it in the platform's region",
      place: { path },
      expected: `an instance in ${region}`,
      got,
      fix: `Use an instance in ${region}, or set the platform's region to ${got}.`,
    },
  ];
}

/** A subnet's CRN names its zone where others name a region. */
export const subnetCrnPattern = pattern("is", `(${word})`, account, "", "subnet", `(${vpcId})`);

/** Zone and id of a subnet, of its CRN; undefined when it is none. */
export function vpcSubnetCrn(text: string): { readonly zone: string; readonly id: string } | undefined {
  const [, zone, id] = subnetCrnPattern.exec(text) ?? [];
  return zone !== undefined && id !== undefined ? { zone, id } : undefined;
}

/** True for the id of something in a VPC as IBM Cloud gives it: `r010-51111111-2222-4333-8444-555555555555`. */
export function isVpcResourceId(text: string): boolean {
  return /^[0-9a-z]{4}-[0-9a-f-]{36}$/.test(text);
}
