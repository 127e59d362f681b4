import { always } from "../../../posture/argument-rule";
import { imageRule } from "../image-rule";

/** Images are pulled with an identity that may read one namespace. */
export const imageSecret = imageRule("secret", {
  id: "image-secret",
  controls: ["CE-19"],
  accepts: () => true,
  expected: "the name of a registry secret",
  reject: always,
  referenceIsFine: true,
});
