import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import { Construct } from "constructs";
import { own } from "../../core/own";
import { sensitiveVariable, type VariableSource } from "../../platform/variable";
import { ArbitrarySecret } from "../secrets";
import { formats, type SecretFormat } from "./secret-formats";

/** IAM's CRN of the role that a credential gets unless another is asked for. */
const reader = "crn:v1:bluemix:public:iam::::serviceRole:Reader";

export interface ProjectSecretProps {
  /**
   * Type of credential, which determines its keys: `generic` for any keys, `ssh_auth` for Git, `hmac_auth` for Object
   * Storage, `service_access` for an IBM Cloud service.
   * @control CE-28
   * @example generic
   */
  readonly format: SecretFormat;
  /**
   * Keys of a secret of format `generic`; all other formats have fixed keys.
   * @default - the keys of the format
   * @example [password]
   */
  readonly keys?: readonly string[];
  /**
   * User name in clear text, for format `basic_auth`.
   * @default - a sensitive variable of the stack
   * @example storefront
   */
  readonly username?: string;
  /**
   * Host keys of the Git server in `known_hosts` format, for format `ssh_auth`. A server with a different key is
   * refused.
   * @default - none, which is a violation
   * @control CE-26
   * @example github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
   */
  readonly knownHosts?: string;
  /**
   * Keys whose values are read from Secrets Manager, each with the ID of an arbitrary secret there.
   * @default - each value is a sensitive variable of the stack
   * @control CE-25
   * @example { password: 31111111-2222-4333-8444-555555555555 }
   */
  readonly secretsManager?: Readonly<Record<string, string>>;
  /**
   * GUID of the service instance that the credential gives access to, for format `service_access`.
   * @default - none; required for that format
   * @example 41111111-2222-4333-8444-555555555555
   */
  readonly service?: string;
  /**
   * CRN of the credential's IAM role, for format `service_access`.
   * @default - Reader
   * @control CE-28
   * @example "crn:v1:bluemix:public:iam::::serviceRole:Reader"
   */
  readonly role?: string;
  /**
   * Service ID that owns the credential, for format `service_access`; its policies determine what the credential may do.
   * @default - none; required for that format
   * @control CE-64
   * @example ServiceId-51111111-2222-4333-8444-555555555555
   */
  readonly serviceId?: string;
}

/**
 * A secret of a project. Its values are references, but the state still holds them in clear: provider ibm 2.5.0 has no
 * write-only arguments and does not mark `data` as sensitive; the variables are sensitive.
 *
 * @control CE-25
 * @control CE-28
 */
export class ProjectSecret extends Construct {
  readonly resource: CodeEngineSecret;

  constructor(
    scope: Construct,
    id: string,
    { projectId, name }: { readonly projectId: string; readonly name: string },
    props: ProjectSecretProps,
  ) {
    super(scope, id);
    const { format, service, role, serviceId } = props;
    this.resource = new CodeEngineSecret(this, "Default", {
      projectId,
      name,
      format,
      ...(format === "service_access"
        ? {
            // Left out, IBM gives the role Writer, and a service ID that may do everything in the resource group.
            serviceAccess: {
              serviceInstance: { id: service },
              role: { crn: role ?? reader },
              serviceid: { id: serviceId },
            },
          }
        : { data: this.data(name, props) }),
    });
  }

  private data(name: string, props: ProjectSecretProps): Record<string, string> {
    const open = openValues(props);
    return Object.fromEntries(
      keysOf(props).map((key) => [
        key,
        own(open, key) ??
          this.fromSecretsManager(key, own(props.secretsManager, key)) ??
          sensitiveVariable(this, variableName(name, key), sourceOf(name, key, props), `${key} of the secret ${name}`)
            .stringValue,
      ]),
    );
  }

  private fromSecretsManager(key: string, secretId: string | undefined): string | undefined {
    if (secretId === undefined) return undefined;
    return new ArbitrarySecret(this, key, { secretId }).value;
  }
}

/** Who issues a value of a secret, by its format. */
function sourceOf(name: string, key: string, { format }: ProjectSecretProps): VariableSource {
  return {
    kind: "person",
    how: own(issuers, format) ?? "The owner of the service that the value belongs to issues it",
    file: `${name}-${key.replaceAll("_", "-")}${own(formOf, key) === "pem" ? ".pem" : ".txt"}`.toLowerCase(),
    form: own(formOf, key) ?? "text",
  };
}

const issuers: Readonly<Record<string, string>> = {
  ssh_auth:
    "Make a key pair without a passphrase, `ssh-keygen -t ed25519 -N '' -f FILE`, and add the public key to the one repository at the Git host, as a deploy key that can only read",
  hmac_auth:
    "Create a service credential of the Object Storage instance with an HMAC key pair, for an identity that has a role on the one bucket only",
  tls: "The certificate authority of the host name issues it",
};

/** Keys whose values have several lines. */
const formOf: Readonly<Record<string, "pem">> = { ssh_key: "pem", tls_cert: "pem", tls_key: "pem" };

/** Values that are no secrets and stand in clear. */
function openValues({ username, knownHosts }: ProjectSecretProps): Readonly<Record<string, string | undefined>> {
  return { username, known_hosts: knownHosts };
}

/** Name of the variable that holds one value of a secret. */
export function variableName(secret: string, key: string): string {
  return `${secret}_${key}`.toLowerCase().replace(/[^a-z0-9]+/g, "_");
}

/** Keys that a secret has; `known_hosts` only where it is given. */
export function keysOf({ format, keys, knownHosts }: ProjectSecretProps): readonly string[] {
  if (format === "generic") return keys ?? [];
  const needs = formats[format]?.needs ?? [];
  return knownHosts === undefined ? needs : [...needs, "known_hosts"];
}

/** Names of the variables that a secret takes its values from. */
export function variablesOf(name: string, props: ProjectSecretProps): string[] {
  const open = openValues(props);
  return keysOf(props)
    .filter((key) => open[key] === undefined && props.secretsManager?.[key] === undefined)
    .map((key) => variableName(name, key));
}
