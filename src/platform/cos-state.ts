import { S3Backend, type TerraformStack } from "cdktf";
import type { Region } from "../core/regions";

/** State in a bucket of IBM Cloud Object Storage. */
export interface CosStateProps {
  /**
   * `cos` stores it in a bucket of IBM Cloud Object Storage, one object for each stack. Credentials come from the environment.
   * @example cos
   */
  readonly type: "cos";
  /**
   * Name of the bucket. It must exist, with versions and a root key; the runbook `state.md` has the commands.
   * @example acme-terraform-state
   */
  readonly bucket: string;
  /**
   * Region whose endpoint serves the bucket.
   * @default - the platform's region
   * @example eu-de
   */
  readonly region?: Region;
  /**
   * Endpoint that Terraform calls: `private` works in every network of IBM Cloud, `direct` through an endpoint gateway of a VPC.
   * @default "private"
   * @example direct
   */
  readonly endpoint?: "private" | "direct";
  /**
   * Folder of the objects in the bucket, for several platforms in one bucket.
   * @default - the top of the bucket
   * @example teams/web
   */
  readonly folder?: string;
  /**
   * True lets Terraform 1.10 or newer lock a state with an object beside it. It is unknown whether Object Storage carries out the
   * conditional write that makes such a lock safe: the runbook `state.md` has the check. Without locks, run one apply at a time.
   * @default false
   * @example true
   */
  readonly lock?: boolean;
}

/** Name of a bucket. Source: IBM Cloud documentation, Object Storage, "Create some buckets to store your data". */
export const bucketPattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export const folderPattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** URL of Object Storage in a region. */
export function cosEndpoint(endpoint: "private" | "direct", region: Region): string {
  return `https://s3.${endpoint}.${region}.cloud-object-storage.appdomain.cloud`;
}

/** Key of the object that holds a stack's state. */
export function stateObject(stack: string, { folder }: Pick<CosStateProps, "folder">): string {
  return [...(folder === undefined ? [] : [folder]), `terraform.${stack}.tfstate`].join("/");
}

/**
 * The S3 backend, for Object Storage: what is skipped asks services of AWS. `skip_s3_checksum` leaves out a header of uploads that
 * services other than AWS's may refuse (hashicorp/terraform pull request 34127).
 */
export function addCosBackend(stack: TerraformStack, id: string, state: CosStateProps, platform: Region): void {
  const region = state.region ?? platform;
  new S3Backend(stack, {
    bucket: state.bucket,
    key: stateObject(id, state),
    region,
    endpoints: { s3: cosEndpoint(state.endpoint ?? "private", region) },
    usePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRegionValidation: true,
    skipRequestingAccountId: true,
    skipS3Checksum: true,
  });
  // The first versions with these arguments.
  stack.addOverride("terraform.required_version", state.lock ? ">= 1.10" : ">= 1.6.3");
  // The engine's class does not know it; who only reads a state needs no lock.
  if (state.lock) stack.addOverride("terraform.backend.s3.use_lockfile", true);
}

/** The runbook that lies beside the first stack. */
export const stateRunbookFile = "runbooks/state.md";

/** What people do with the bucket: Terraform cannot make the bucket that it keeps its own state in. */
export function stateRunbook({ bucket, region, endpoint = "private", lock = false }: CosStateProps, platform: Region) {
  const place = region ?? platform;
  return {
    file: stateRunbookFile,
    template: "platform/state.md",
    data: { bucket, region: place, endpoint: cosEndpoint(endpoint, place), lock },
    controls: ["IA-10"],
  };
}
