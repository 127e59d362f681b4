import { DataIbmSmArbitrarySecret } from "@cdktf/provider-ibm/lib/data-ibm-sm-arbitrary-secret";
import { DataIbmSmKvSecret } from "@cdktf/provider-ibm/lib/data-ibm-sm-kv-secret";
import { DataIbmSmUsernamePasswordSecret } from "@cdktf/provider-ibm/lib/data-ibm-sm-username-password-secret";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { Secrets } from "./secrets";

/** Which secret is meant. */
export type SecretReferenceProps =
  | {
      /** Name of the secret in Secrets Manager. */
      readonly name: string;
      /** Name of its secret group. @default "default" */
      readonly group?: string;
    }
  | {
      /** GUID of the secret. */
      readonly secretId: string;
    };

/**
 * A secret that is stored in Secrets Manager, instead of a variable. Nobody has to pass its value to Terraform. Terraform reads
 * it, and the state of the stack that uses it still holds it: the provider has no ephemeral resources (ibm 2.5.0).
 *
 * The runner needs the role SecretsReader on the secret's group.
 *
 * @control CE-25
 */
abstract class SecretReference extends Construct {
  protected readonly place: {
    readonly instanceId: string;
    readonly region: string;
    readonly endpointType: string;
    readonly secretId?: string;
    readonly name?: string;
    readonly secretGroupName?: string;
  };

  constructor(scope: Construct, id: string, props: SecretReferenceProps) {
    super(scope, id);
    const { instance, region } = Secrets.of(this);
    const which = "secretId" in props ? props : { name: props.name, secretGroupName: props.group ?? "default" };
    this.place = { instanceId: instance, region, endpointType: "private", ...which };
  }
}

/** A text: an API key, a token. */
export class ArbitrarySecret extends SecretReference {
  private readonly data: DataIbmSmArbitrarySecret;

  constructor(scope: Construct, id: string, props: SecretReferenceProps) {
    super(scope, id, props);
    this.data = new DataIbmSmArbitrarySecret(this, "Default", this.place);
  }

  get value(): string {
    return this.data.payload;
  }
}

/** Several values under their names. */
export class KeyValueSecret extends SecretReference {
  private readonly data: DataIbmSmKvSecret;

  constructor(scope: Construct, id: string, props: SecretReferenceProps) {
    super(scope, id, props);
    this.data = new DataIbmSmKvSecret(this, "Default", this.place);
  }

  value(key: string): string {
    return Fn.lookup(this.data.data, key);
  }
}

/** A user name and its password. */
export class CredentialsSecret extends SecretReference {
  private readonly data: DataIbmSmUsernamePasswordSecret;

  constructor(scope: Construct, id: string, props: SecretReferenceProps) {
    super(scope, id, props);
    this.data = new DataIbmSmUsernamePasswordSecret(this, "Default", this.place);
  }

  get username(): string {
    return this.data.username;
  }

  get password(): string {
    return this.data.password;
  }
}
