import { argumentRule } from "../../../posture/argument-rule";
import { isSet, workerTypes } from "../judged";

/** Disks of workers are encrypted with a root key of ours: the cluster's is the default pool's only, and neither can be changed later. */
export const bootVolumeOwnKey = argumentRule({
  id: "boot-volume-own-key",
  controls: ["IKS-45"],
  types: workerTypes,
  argument: "crk",
  accepts: isSet,
  expected: "the id of a root key, on the cluster and on every pool",
  referenceIsFine: true,
});
