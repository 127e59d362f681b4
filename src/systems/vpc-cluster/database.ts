import { Database as DatabaseResource } from "@cdktf/provider-ibm/lib/database";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { Access } from "../access";
import { Encryption } from "../encryption";
import { EndpointGateway, PrivateNetwork } from "../network";
import type { databaseServices } from "./database-services";
import { KeyAccess } from "./key-access";

export interface DatabaseProps {
  /**
   * IBM Cloud service of the managed database or message queue.
   * @example databases-for-postgresql
   */
  readonly service: (typeof databaseServices)[number];
  /**
   * Major version of the database, in quotes.
   * @default - the service's preferred version at the time of creation
   * @example "17"
   */
  readonly version?: string;
  /**
   * Networks that can connect, in CIDR notation.
   * @default - the subnets of the cluster's compute pool
   * @control IKS-101
   * @example [10.10.1.0/24]
   */
  readonly allowlist?: readonly string[];
}

export interface ManagedDatabaseProps extends DatabaseProps {
  readonly system: string;
  /** Subnets of the workers, as CIDRs. */
  readonly clients: readonly string[];
}

/**
 * A managed database: private endpoint, disk and backups encrypted with a key of ours, with an endpoint in the VPC.
 *
 * `deletion_protection` is set: the provider refuses a destroy until it is false and that is applied (provider ibm 2.5.0,
 * provider.go). The service knows nothing of it: who deletes by the console or the API is not stopped.
 *
 * It is not bound to the cluster: `ServiceBinding` says why. Credentials come from Secrets Manager; the runbook says how.
 *
 * Unknown: which source address a database sees of what comes through an endpoint gateway, so whether the allowlist's defaults
 * let the workers in. It fails closed.
 *
 * @control IKS-101
 */
export class ManagedDatabase extends Construct {
  readonly resource: DatabaseResource;

  constructor(scope: Construct, name: string, props: ManagedDatabaseProps) {
    super(scope, `database-${name}`);
    const platform = Platform.of(this);
    const key = Encryption.of(this).key(`${props.system}-${name}`);
    KeyAccess.of(this).database(props.system, name, props.service, key);
    this.resource = new DatabaseResource(this, "Default", {
      name: resourceName(this.node.path, 180, platform.name, props.system, name),
      service: props.service,
      plan: "standard",
      location: platform.region,
      version: props.version,
      resourceGroupId: platform.resourceGroupId(this),
      serviceEndpoints: "private",
      keyProtectKey: key.crn,
      backupEncryptionKeyCrn: key.crn,
      deletionProtection: true,
      allowlist: (props.allowlist ?? props.clients).map((address) => ({ address, description: "workers" })),
      timeouts: { create: "2h", update: "2h", delete: "1h" },
    });
    const network = PrivateNetwork.of(this);
    new EndpointGateway(this, name, {
      vpc: network.vpcId,
      target: this.resource.id,
      system: props.system,
      subnets: network.tier("endpoints"),
      securityGroup: network.securityGroup("endpoints"),
    });
    const place = { service: props.service, instance: this.resource.guid };
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
}
