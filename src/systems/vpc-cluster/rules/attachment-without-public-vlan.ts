import { argumentRule } from "../../../posture/argument-rule";

/**
 * Workers of classic clusters have no public VLAN; the argument can be changed in place and would open a private pool.
 */
export const attachmentWithoutPublicVlan = argumentRule({
  id: "attachment-without-public-vlan",
  controls: ["IKS-66"],
  types: ["ibm_container_cluster", "ibm_container_worker_pool_zone_attachment"],
  argument: "public_vlan_id",
  accepts: () => false,
  expected: "nothing",
  absentIsFine: true,
});
