/** What one policy is about: one instance of one service, or less. */
export interface PolicyScope {
  /** Service name as IAM has it: `codeengine`, `kms`, `secrets-manager`. */
  readonly service: string;
  /** GUID of the one instance; for Code Engine the project's id. @default - none: Container Registry has no instances */
  readonly instance?: string;
  /** Region, for Container Registry, which is told by it. @default - wherever the instance is */
  readonly region?: string;
  /** Type of what inside the instance: `bucket`, `key`, `secret-group`. @default - the whole instance */
  readonly resourceType?: string;
  /** Id of the one thing of that type. @default - the whole instance */
  readonly resource?: string;
  /** Namespace of a cluster, for service roles that become RBAC roles there. @default - every namespace */
  readonly namespace?: string;
}

/** A policy of a workload or service identity. */
export interface IdentityPolicy extends PolicyScope {
  readonly roles: readonly string[];
}

/**
 * The `resources` block of a policy. It is never left out: without it a policy holds for every IAM-enabled service of the
 * account (provider ibm 2.5.0 accepts that).
 */
export function policyResources({ service, instance, region, resourceType, resource, namespace }: PolicyScope) {
  return {
    service,
    resourceInstanceId: instance,
    region,
    resourceType,
    resource,
    attributes: namespace === undefined ? undefined : { namespace },
  };
}
