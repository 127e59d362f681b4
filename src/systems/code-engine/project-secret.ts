import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import { Construct } from "constructs";
import { own } from "../../core/own";
import { ArbitrarySecret } from "../secrets";
import { formats, type SecretFormat } from "./secret-formats";
import { sensitiveVariable } from "./sensitive-variable";

/** IAM's CRN of the role that a credential gets unless another is asked for. */
const reader = "crn:v1:bluemix:public:iam::::serviceRole:Reader";

export interface ProjectSecretProps {
  /** What kind of credential it is: each has its own keys. @control CE-28 */
  readonly format: SecretFormat;
  /** Names of the values; `generic` only, the other formats have theirs. */
  readonly keys?: readonly string[];
  /** User name, in clear; `basic_auth` only. @default - a variable */
  readonly username?: string;
  /** Lines of `known_hosts` that pin the Git host's keys; `ssh_auth` only. @control CE-26 */
  readonly knownHosts?: string;
  /**
   * Values that come from Secrets Manager: key → id of an arbitrary secret.
   * @default - each value is a sensitive variable of the stack
   */
  readonly secretsManager?: Readonly<Record<string, string>>;
  /** GUID of the instance that the credential opens; `service_access` only. */
  readonly service?: string;
  /** CRN of the credential's IAM role; `service_access` only. @default - Reader @control CE-28 */
  readonly role?: string;
  /** Id of the service ID that the credential belongs to; `service_access` only. @control CE-64 */
  readonly serviceId?: string;
}

/**
 * A secret of a project. Its values are references, and lie in the state all the same: provider ibm 2.5.0 has no write-only
 * arguments and does not mark `data` as sensitive; the variables do.
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
          sensitiveVariable(this, variableName(name, key), `${key} of the secret ${name}`).stringValue,
      ]),
    );
  }

  private fromSecretsManager(key: string, secretId: string | undefined): string | undefined {
    if (secretId === undefined) return undefined;
    return new ArbitrarySecret(this, key, { secretId }).value;
  }
}

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
