import { always, argumentRule } from "../../../posture/argument-rule";

/** Certificates renew automatically, 31 days before they expire. */
export const certificateRenews = argumentRule({
  id: "certificate-renews",
  controls: ["CE-35"],
  types: ["ibm_sm_public_certificate"],
  argument: "rotation.auto_rotate",
  accepts: (value) => value === true,
  expected: "true (the provider's default is false)",
  reject: always,
});
