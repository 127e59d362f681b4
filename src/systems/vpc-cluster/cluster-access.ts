import { Construct } from "constructs";
import { Access } from "../access";
import type { Cluster } from "./cluster";

export interface ClusterAccessProps {
  readonly cluster: Cluster;
  /** Namespaces that deployers write in. */
  readonly namespaces: readonly string[];
}

/**
 * Who may manage the cluster, who may do what in which namespace, and from where both may be called.
 *
 * A role inside a cluster is given for one namespace each: Reader, Writer and Manager become RBAC roles there, and Manager
 * without a namespace is cluster-admin. Get and list calls stay readable from everywhere (IBM Cloud documentation, "Migrating
 * from a private service endpoint allowlist to context based restrictions").
 *
 * @control IKS-04
 * @control IKS-16
 * @control IKS-17
 * @control IKS-18
 * @control IKS-27
 */
export class ClusterAccess extends Construct {
  constructor(scope: Construct, id: string, { cluster, namespaces }: ClusterAccessProps) {
    super(scope, id);
    const place = { service: "containers-kubernetes", instance: cluster.id };
    const access = Access.of(this);
    access.grant(this, "management", {
      ...place,
      roles: {
        viewer: ["Viewer"],
        deployer: ["Viewer"],
        operator: ["Operator"],
        // Administrator and cluster-admin are for emergencies: what is done with them stands in runbooks.
        administrator: ["Editor"],
        "break-glass": ["Administrator", "Manager"],
      },
    });
    for (const namespace of namespaces) {
      access.grant(this, `namespace-${namespace}`, {
        ...place,
        namespace,
        roles: { viewer: ["Reader"], deployer: ["Writer"] },
      });
    }
    const restrictions = Access.of(this).restrictions;
    for (const api of ["cluster", "management"] as const) {
      restrictions.restrict(this, `${api}-api`, { ...place, apiTypes: [api], from: "private-operators" });
    }
  }
}
