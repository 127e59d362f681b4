import { always, argumentRule } from "../../../posture/argument-rule";

/** Images are pulled with an identity that may read one namespace. */
export const imageSecret = argumentRule({
  id: "image-secret",
  controls: ["CE-19"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job"],
  argument: "image_secret",
  accepts: () => true,
  expected: "the name of a registry secret",
  reject: always,
  referenceIsFine: true,
});
