import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { hasLastingTag, isPrivateRegistry, parseImage } from "../image";

/** A build's image goes to Container Registry, under a tag that is a version or a commit. */
export const buildOutput = argumentRule({
  id: "build-output",
  controls: ["CE-24"],
  types: ["ibm_code_engine_build"],
  argument: "output_image",
  accepts: (value) => isPrivateRegistry(parseImage(textOf(value)).host) && hasLastingTag(textOf(value)),
  expected: "private.<region>.icr.io/<namespace>/<repository>:<version or commit>",
  reject: (value) => !isPrivateRegistry(parseImage(textOf(value ?? "")).host),
});
