import { ContainerBindService } from "@cdktf/provider-ibm/lib/container-bind-service";
import { Construct } from "constructs";
import { crnFields, crnPattern } from "../../core/crn";
import { type Fault, FaultError } from "../../core/fault";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import { Platform } from "../../platform/platform";
import { afterNamespace } from "./after-namespace";
import type { Cluster } from "./cluster";

export interface BindingProps {
  /**
   * CRN of the service instance, in the cluster's resource group and in its region or `global`.
   * @example "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::"
   */
  readonly instance: string;
  /**
   * Kubernetes namespace for the Secret, one of `namespaces`. It must exist in the cluster before the second apply, which
   * creates the binding.
   * @example shop
   */
  readonly namespace: string;
  /**
   * Service role of the key on the whole instance. IBM's default is Writer.
   * @default "Reader"
   * @control IKS-101
   * @example Writer
   */
  readonly role?: "Reader" | "Writer";
}

export interface ServiceBindingProps extends BindingProps {
  readonly cluster: Cluster;
}

/**
 * A service key of an instance, in a Secret of a namespace: everybody and everything that may read Secrets there has the key.
 *
 * - **It is made** for the whole instance, every bucket of an Object Storage, so the platform's own Object Storage, with buckets of
 *   every system, is not what to bind. The request has no place for parameters (provider ibm 2.5.0,
 *   resource_ibm_container_bind_service.go): the key is for the service's public endpoint. That of Object Storage names a list
 *   of endpoints instead, and an HMAC pair is not asked for (IBM Cloud documentation, "Adding services by using IBM Cloud service binding" and "Service credentials").
 * - **Nothing rotates it.** Instance, namespace and role each force a new binding; only a replacement makes a new key.
 * - **The state** has names, the GUID and the role; the answer with the credentials is thrown away.
 * - **A destroy** takes the Secret away. Whether the service key goes with it is unknown.
 *
 * Unknown too: what a binding does where keys can be viewed only once, IBM's default for new instances since 2025-08-04. IBM's page
 * on service binding recommends to make the Secret by hand since, and the provider's documentation says that the resource will be
 * deprecated. The runbook says all of it.
 *
 * Databases are refused. A key that nothing rotates would open one to everybody who reads Secrets in the namespace, while a user of
 * the database itself is given what one workload needs: its password comes from Secrets Manager, as the runbook of databases says.
 *
 * @control IKS-101
 */
export class ServiceBinding extends Construct {
  readonly resource: ContainerBindService;

  constructor(scope: Construct, name: string, { cluster, instance, namespace, role = "Reader" }: ServiceBindingProps) {
    super(scope, `binding-${name}`);
    const platform = Platform.of(this);
    platform.use(instance, `${this.node.path}.instance`);
    this.resource = new ContainerBindService(this, "Default", {
      clusterNameId: cluster.id,
      // The GUID: a CRN has slashes, at which the provider takes the binding's own id apart.
      serviceInstanceId: crnFields(instance).instance,
      namespaceId: namespace,
      role,
      resourceGroupId: platform.resourceGroupId(this),
    });
    afterNamespace(this.resource, cluster.name, namespace);
  }
}

/**
 * Refuses bindings that cannot be, or should not.
 *
 * @throws FaultError VC004 for a namespace that the cluster does not name, VC005 for a database, VC006 for what is no instance,
 * VC007 for a second binding of an instance in a namespace
 */
export function checkBindings(
  bindings: Readonly<Record<string, BindingProps>>,
  namespaces: readonly string[],
  path: string,
): void {
  const entries = Object.entries(bindings);
  const faults = entries.flatMap(([name, binding], index) => {
    const place = pathBelow(path, "bindings", name);
    const earlier = entries.slice(0, index).find(([, other]) => isTwin(binding, other));
    return [...bindingFaults(binding, namespaces, place), ...(earlier ? [boundTwice(earlier[0], place)] : [])];
  });
  if (faults.length > 0) throw new FaultError(faults);
}

function bindingFaults({ instance, namespace }: BindingProps, namespaces: readonly string[], path: string): Fault[] {
  const faults: Fault[] = [];
  const { service } = crnFields(instance);
  if (!namespaces.includes(namespace)) {
    faults.push({
      code: "VC004",
      message: "the namespace of the binding is not defined for this cluster",
      place: { path: `${path}.namespace` },
      expected: namespaces.join(", ") || "a namespace defined under namespaces",
      got: namespace,
      fix:
        suggestion(namespace, namespaces) ??
        `Add ${namespace} to namespaces, which also defines who can read its Secrets.`,
    });
  }
  if (!crnPattern.test(instance)) {
    faults.push({
      code: "VC006",
      message: "a binding needs the CRN of a whole service instance",
      place: { path: `${path}.instance` },
      expected: "crn:v1:bluemix:public:<service>:<region>:a/<account>:<instance>::",
      got: instance,
      fix: "Copy it from `ibmcloud resource service-instance NAME --id`.",
    });
  } else if (/^(databases|messages)-for-/.test(service)) {
    faults.push({
      code: "VC005",
      message: "a database cannot be bound to a cluster",
      place: { path: `${path}.instance` },
      expected: "an instance of a service other than a database",
      got: service,
      fix: "Create a database user for each workload, and store its password in Secrets Manager.",
    });
  }
  return faults;
}

/**
 * The Secret is named after the instance, and the provider's id of a binding has nothing but the cluster beside the
 * two.
 */
function isTwin(one: BindingProps, other: BindingProps): boolean {
  return one.instance === other.instance && one.namespace === other.namespace;
}

function boundTwice(earlier: string, path: string): Fault {
  return {
    code: "VC007",
    message: "duplicate binding of an instance to a namespace",
    place: { path },
    expected: "another instance or another namespace",
    got: `the same instance and namespace as ${earlier}`,
    fix: `Remove it: pods can use the Secret of ${earlier}.`,
  };
}
