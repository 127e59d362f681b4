import { argumentRule } from "../../../posture/argument-rule";
import { isSet, workerTypes } from "../judged";

/**
 * Worker disks are encrypted with a customer-managed root key. The key of the cluster covers only the default pool, and
 * neither key can be changed later.
 */
export const bootVolumeOwnKey = argumentRule({
  id: "boot-volume-own-key",
  controls: ["IKS-45"],
  types: workerTypes,
  argument: "crk",
  accepts: isSet,
  expected: "the id of a root key, on the cluster and on every worker pool",
  referenceIsFine: true,
});
