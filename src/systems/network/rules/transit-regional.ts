import { argumentRule } from "../../../posture/argument-rule";

/** A transit gateway uses local routing and stays in its region. */
export const transitRegional = argumentRule({
  id: "transit-regional",
  controls: ["IKS-80"],
  types: ["ibm_tg_gateway"],
  argument: "global",
  accepts: (value) => value === false,
  expected: "false",
});
