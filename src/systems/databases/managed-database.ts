import { Database as DatabaseResource } from "@cdktf/provider-ibm/lib/database";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { Access } from "../access";
import { Encryption } from "../encryption";
import { EndpointGateway, PrivateNetwork } from "../network";
import { Databases } from "./databases";
import type { DatabaseProps } from "./props";
import { growthOf, membersOf } from "./size";

export interface ManagedDatabaseProps extends DatabaseProps {
  readonly system: string;
  /** Who may connect, as CIDRs. */
  readonly clients: readonly string[];
  /** What the clients are, for the service's list. */
  readonly description: string;
  /** Makes an endpoint of the database in the platform's VPC. */
  readonly inNetwork: boolean;
}

/**
 * A managed database: private endpoint, disk and backups encrypted with root keys of ours, an allowlist of its clients.
 *
 * `deletion_protection` is set: the provider refuses a destroy until it is false and that is applied (provider ibm 2.5.0,
 * provider.go). The service knows nothing of it: who deletes by the console or the API is not stopped.
 *
 * It is not bound to what uses it: a user made by a service credential creates users and databases (IBM Cloud documentation, "User
 * management" of Databases for PostgreSQL), and no binding is rotated. Credentials come from Secrets Manager; the runbook says how.
 *
 * Unknown: which source address a database sees of what comes through an endpoint gateway, so whether the allowlist's defaults
 * let a cluster's workers in. It fails closed.
 *
 * @control IKS-101
 * @control DB-02
 * @control DB-03
 * @control DB-04
 */
export class ManagedDatabase extends Construct {
  readonly resource: DatabaseResource;

  constructor(scope: Construct, name: string, props: ManagedDatabaseProps) {
    super(scope, `database-${name}`);
    const platform = Platform.of(this);
    const { service, version, size, restore, clients, description } = props;
    const key = Encryption.of(this).key(`${props.system}-${name}`);
    const databases = Databases.of(this);
    databases.authorize(service, props.system, name, key);
    if (restore) platform.use(restore.backup ?? restore.database ?? "", `${this.node.path}.restore`);
    this.resource = new DatabaseResource(this, "Default", {
      name: resourceName(this.node.path, 180, platform.name, props.system, name),
      service,
      plan: "standard",
      location: platform.region,
      version,
      resourceGroupId: platform.resourceGroupId(this),
      serviceEndpoints: "private",
      keyProtectKey: key.crn,
      backupEncryptionKeyCrn: databases.backupKey ?? (databases.ownKeys ? key.crn : undefined),
      deletionProtection: true,
      allowlist: clients.map((address) => ({ address, description })),
      group: membersOf(size),
      autoScaling: growthOf(props),
      backupId: restore?.backup,
      pointInTimeRecoveryDeploymentId: restore?.database,
      // Empty text stands for the latest possible time: IBM Cloud documentation, "Point-in-time recovery".
      pointInTimeRecoveryTime: restore?.database === undefined ? undefined : (restore.time ?? ""),
      timeouts: { create: "2h", update: "2h", delete: "1h" },
    });
    if (props.inNetwork) this.endpoint(name, props.system);
    const place = { service, instance: this.resource.guid };
    Access.of(this).grant(this, "access", {
      ...place,
      roles: {
        viewer: ["Viewer"],
        operator: ["Operator"],
        administrator: ["Editor"],
        "break-glass": ["Administrator"],
      },
    });
    Access.of(this).restrictions.restrict(this, "restriction", { ...place, from: "private-endpoints" });
  }

  private endpoint(name: string, system: string): void {
    const network = PrivateNetwork.of(this);
    new EndpointGateway(this, name, {
      vpc: network.vpcId,
      target: this.resource.id,
      system,
      subnets: network.tier("endpoints"),
      securityGroup: network.securityGroup("endpoints"),
    });
  }
}
