import { judgeAuthorized } from "../../../posture/authorized";
import { notApplicable, type Rule } from "../../../posture/rule";
import { isSet, ownerOf, workerTypes } from "../judged";

/**
 * Encrypted worker disks depend on two authorizations: Block Storage reads the key, and Kubernetes Service delegates
 * that right. Source: IBM Cloud Kubernetes Service, "encryption-vpc-worker-disks".
 */
export const bootVolumeAuthorized: Rule = {
  id: "boot-volume-authorized",
  controls: ["IKS-45"],
  types: workerTypes,
  judge(workers, world) {
    if (!isSet(workers.arguments.crk)) return notApplicable;
    // A pool comes after its cluster: what the cluster has waited for, the pool has too.
    const owner = ownerOf(world, workers);
    const waiting = owner?.stack === workers.stack ? owner : workers;
    return [
      judgeAuthorized(world, waiting, "server-protect", ["kms", "hs-crypto"], ["Reader"], workers.arguments.crk),
      judgeAuthorized(
        world,
        waiting,
        "containers-kubernetes",
        ["kms", "hs-crypto"],
        ["Reader", "Authorization Delegator"],
        workers.arguments.crk,
      ),
    ];
  },
};
