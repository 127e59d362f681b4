import { KmsInstancePolicies } from "@cdktf/provider-ibm/lib/kms-instance-policies";
import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import type { ITerraformDependable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { Crn } from "../../core/crn";
import { resourceName } from "../../core/names";
import { noProps } from "../../core/validated";
import type { Existing } from "../../platform/existing";
import { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { Access } from "../access";
import { type IKey, RootKey } from "./root-key";
import { encryptionSchema } from "./schema";

/**
 * Key Protect, and a root key for each purpose, created on first use.
 * @default - an instance is created when a system needs encryption
 * @control KP-01
 * @example { rotationMonths: 1 }
 */
export interface EncryptionProps {
  /**
   * CRN of an existing Key Protect instance; its instance policies are managed elsewhere.
   * @default - an instance is created
   * @example "crn:v1:bluemix:public:kms:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555::"
   */
  readonly existing?: Existing;
  /**
   * Months between automatic rotations of every root key, 1 to 12.
   * @default 3
   * @control KP-03
   * @example 1
   */
  readonly rotationMonths?: number;
  /**
   * True requires a second person to approve the deletion of a root key; `terraform destroy` stops at the key until
   * then.
   * @default true
   * @control KP-04
   * @example true
   */
  readonly dualAuthorization?: boolean;
}

/**
 * Key Protect by private endpoint, and the root keys of everything that is encrypted.
 *
 * @control CE-65
 *
 * @example new Encryption(platform, { existing: "crn:v1:bluemix:public:kms:eu-de:a/…:…::" });
 */
export class Encryption extends Construct {
  /** The platform's encryption, created with the defaults if nobody has set it up. */
  static of(scope: IConstruct): Encryption {
    return Platform.one(scope, "encryption", (platform) => new Encryption(platform));
  }

  /** GUID of the Key Protect instance, for keys and authorization policies. */
  readonly instance: string;
  readonly rotationMonths: number;
  readonly dualAuthorization: boolean;
  /** What a key must wait for. */
  readonly ready: readonly ITerraformDependable[];
  private readonly keys = new Map<string, IKey>();

  /** @throws FaultError CR001 when `existing` is not the CRN of a Key Protect instance, CR002 of another region, CR003 of another account */
  constructor(platform: Platform, props: EncryptionProps = noProps) {
    super(platform.foundations, "encryption");
    platform.register("encryption", this);
    validateProps(this.node.path, encryptionSchema, props);
    this.rotationMonths = props.rotationMonths ?? 3;
    this.dualAuthorization = props.dualAuthorization ?? true;
    if (props.existing !== undefined) {
      const crn: Crn = platform.useInstance(props.existing, ["kms"], `${this.node.path}.existing`, "regional");
      this.instance = crn.instance;
      this.ready = [];
      return;
    }
    const resource = new ResourceInstance(this, "instance", {
      name: resourceName(this.node.path, 180, platform.name, "keys"),
      service: "kms",
      plan: "tiered-pricing",
      location: platform.region,
      resourceGroupId: platform.resourceGroupId(this),
      serviceEndpoints: "private",
    });
    const policies = new KmsInstancePolicies(this, "policies", {
      instanceId: resource.guid,
      endpointType: "private",
      rotation: { enabled: true, intervalMonth: this.rotationMonths },
      dualAuthDelete: { enabled: this.dualAuthorization },
      metrics: { enabled: true },
      keyCreateImportAccess: {
        enabled: true,
        createRootKey: true,
        createStandardKey: false,
        importRootKey: false,
        importStandardKey: false,
        enforceToken: true,
      },
    });
    this.instance = resource.guid;
    Access.of(this).restrictions.restrict(this, "restriction", {
      service: "kms",
      instance: this.instance,
      // Services read keys too, and no zone could name them all.
      from: "private-endpoints",
    });
    // Keys made before the instance policies would not fall under them.
    this.ready = [policies];
  }

  /** The root key of a purpose, made on first use. */
  key(purpose: string): IKey {
    const existing = this.keys.get(purpose);
    if (existing) return existing;
    const key = new RootKey(this, purpose, { encryption: this });
    this.keys.set(purpose, key);
    return key;
  }
}
