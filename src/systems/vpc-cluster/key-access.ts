import { Construct, type IConstruct } from "constructs";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { Encryption } from "../encryption";

/**
 * What services behind clusters may do with root keys: once for all clusters, in the stack of the foundations. Its waits have
 * ended when a cluster's stack is applied, so a cluster cannot come before them.
 *
 * Sources are whole services: neither the cluster nor its disks exist yet, and the disks are IBM's own account's.
 *
 * @control IKS-08
 * @control IKS-45
 * @control IKS-98
 */
export class KeyAccess extends Construct {
  /** The platform's, with what every cluster needs. */
  static of(scope: IConstruct): KeyAccess {
    return Platform.one(scope, "cluster-key-access", (platform) => new KeyAccess(platform));
  }

  private constructor(platform: Platform) {
    super(platform.foundations, "cluster-keys");
    platform.register("cluster-key-access", this);
    const target = { service: "kms", instance: Encryption.of(platform).instance };
    // Disks of workers are encrypted by another service, to which this one hands the right on: IBM Cloud documentation,
    // "Encrypting worker node disks".
    new Authorization(this, "kubernetes", {
      source: { service: "containers-kubernetes" },
      target,
      roles: ["Reader", "Authorization Delegator"],
    });
    new Authorization(this, "block-storage", { source: { service: "server-protect" }, target, roles: ["Reader"] });
    // Shares are made in the cluster's resource group. That this is enough has not been measured.
    new Authorization(this, "file-shares", {
      source: { service: "is", resourceType: "share", resourceGroup: platform.resourceGroupId(this) },
      target,
      roles: ["Reader"],
    });
  }
}
