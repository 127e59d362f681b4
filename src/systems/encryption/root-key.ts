import { KmsKey } from "@cdktf/provider-ibm/lib/kms-key";
import { KmsKeyPolicies } from "@cdktf/provider-ibm/lib/kms-key-policies";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import type { Encryption } from "./encryption";

/** A root key that something is encrypted with. */
export interface IKey {
  /** CRN of the key, with its instance. */
  readonly crn: string;
  /** Id of the key in its instance. */
  readonly id: string;
  /** GUID of the Key Protect instance, the target of authorization policies. */
  readonly instance: string;
  /** What must exist before the key is used. */
  readonly ready: readonly ITerraformDependable[];
}

export interface RootKeyProps {
  readonly encryption: Encryption;
}

/** A root key with rotation and dual authorisation, managed through the private endpoint. */
export class RootKey extends Construct implements IKey {
  readonly resource: KmsKey;
  readonly ready: readonly ITerraformDependable[];
  readonly instance: string;

  constructor(scope: Construct, id: string, { encryption }: RootKeyProps) {
    super(scope, id);
    this.instance = encryption.instance;
    this.resource = new KmsKey(this, "key", {
      instanceId: encryption.instance,
      keyName: resourceName(this.node.path, 90, Platform.of(this).name, id),
      standardKey: false,
      // A deleted root key makes everything it wraps unreadable for good.
      forceDelete: false,
      endpointType: "private",
      dependsOn: [...encryption.ready],
    });
    const policies = new KmsKeyPolicies(this, "policies", {
      instanceId: encryption.instance,
      keyId: this.resource.keyId,
      endpointType: "private",
      rotation: [{ enabled: true, intervalMonth: encryption.rotationMonths }],
      dualAuthDelete: [{ enabled: encryption.dualAuthorization }],
    });
    this.ready = [policies];
  }

  get crn(): string {
    return this.resource.crn;
  }

  get id(): string {
    return this.resource.keyId;
  }
}
