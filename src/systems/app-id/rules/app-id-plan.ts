import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** The plan is graduated-tier: the lite plan has no advanced password management, and rejects sign-ins beyond its limit. */
export const appIdPlan = argumentRule({
  id: "app-id-plan",
  controls: ["CE-33"],
  types: ["ibm_resource_instance"],
  argument: "plan",
  accepts: (value) => value === "graduated-tier",
  expected: '"graduated-tier"',
  when: (instance) => known(instance, "service") === "appid",
});
