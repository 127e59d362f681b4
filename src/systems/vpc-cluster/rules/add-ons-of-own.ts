import { argumentRule } from "../../../posture/argument-rule";

/** Terraform neither adopts nor removes add-ons that were installed by hand; by default the provider does both. */
export const addOnsOfOwn = argumentRule({
  id: "add-ons-of-own",
  controls: ["IKS-49"],
  types: ["ibm_container_addons"],
  argument: "manage_all_addons",
  accepts: (value) => value === false,
  expected: "false (the provider's default is true)",
});
