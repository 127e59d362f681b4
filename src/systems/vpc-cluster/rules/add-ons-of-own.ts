import { argumentRule } from "../../../posture/argument-rule";

/** Add-ons that somebody has installed by hand are not adopted, and not removed at the next apply: the provider does both unless told. */
export const addOnsOfOwn = argumentRule({
  id: "add-ons-of-own",
  controls: ["IKS-49"],
  types: ["ibm_container_addons"],
  argument: "manage_all_addons",
  accepts: (value) => value === false,
  expected: "false; the provider's default is true",
});
