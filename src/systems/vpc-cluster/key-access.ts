import { Construct, type IConstruct } from "constructs";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import type { IKey } from "../encryption";

/** The root keys of a cluster. */
export interface ClusterKeys {
  /** Encrypts Secrets. */
  readonly secrets: IKey;
  /** Encrypts the disks of workers. */
  readonly disks: IKey;
  /** Encrypts persistent volumes, blocks and files. */
  readonly volumes: IKey;
}

/**
 * What services behind clusters may do with root keys, key by key, in the stack of the foundations. Its waits have ended when a
 * cluster's stack is applied, so a cluster cannot come before them.
 *
 * Sources are whole services: neither the cluster nor its disks exist yet, and the disks are IBM's own account's. Each policy names one
 * key, so two clusters, of one team or of two, share none.
 *
 * @control IKS-08
 * @control IKS-45
 * @control IKS-98
 */
export class KeyAccess extends Construct {
  /** The platform's. */
  static of(scope: IConstruct): KeyAccess {
    return Platform.one(scope, "cluster-key-access", (platform) => new KeyAccess(platform));
  }

  private constructor(private readonly platform: Platform) {
    super(platform.foundations, "cluster-keys");
    platform.register("cluster-key-access", this);
  }

  /** Lets what a cluster consists of read its keys. */
  cluster(system: string, { secrets, disks, volumes }: ClusterKeys): void {
    const kubernetes = { service: "containers-kubernetes" };
    const blockStorage = { service: "server-protect" };
    this.allow(system, "kubernetes-secrets", kubernetes, secrets, ["Reader"]);
    // Disks of workers are encrypted by another service, to which this one hands the right on: IBM Cloud documentation,
    // "Encrypting worker node disks".
    this.allow(system, "kubernetes-disks", kubernetes, disks, ["Reader", "Authorization Delegator"]);
    this.allow(system, "block-storage-disks", blockStorage, disks, ["Reader"]);
    this.allow(system, "block-storage-volumes", blockStorage, volumes, ["Reader"]);
    // Shares are made in the cluster's resource group. That this is enough has not been measured.
    const shares = { service: "is", resourceType: "share", resourceGroup: this.platform.resourceGroupId(this) };
    this.allow(system, "file-shares-volumes", shares, volumes, ["Reader"]);
  }

  private allow(
    system: string,
    id: string,
    source: { readonly service: string; readonly resourceType?: string; readonly resourceGroup?: string },
    key: IKey,
    roles: readonly string[],
  ): void {
    const ofSystem = (this.node.tryFindChild(system) as Construct | undefined) ?? new Construct(this, system);
    new Authorization(ofSystem, id, { source, target: { service: "kms", instance: key.instance, key: key.id }, roles });
  }
}
