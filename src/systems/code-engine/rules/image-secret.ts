import { always } from "../../../posture/argument-rule";
import { imageRule } from "../image-rule";

/** Images are pulled with a registry secret, whose identity should read only one namespace. */
export const imageSecret = imageRule("secret", {
  id: "image-secret",
  controls: ["CE-19"],
  accepts: () => true,
  expected: "the name of a registry secret",
  reject: always,
  referenceIsFine: true,
});
