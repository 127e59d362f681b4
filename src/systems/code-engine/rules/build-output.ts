import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { hasLastingTag, isPrivateRegistry, parseImage } from "../image";

/** A build pushes its image to Container Registry, with a version or commit tag. */
export const buildOutput = argumentRule({
  id: "build-output",
  controls: ["CE-24"],
  types: ["ibm_code_engine_build"],
  argument: "output_image",
  accepts: (value) => isPrivateRegistry(parseImage(textOf(value)).host) && hasLastingTag(textOf(value)),
  expected: "private.<region>.icr.io/<namespace>/<repository>:<version or commit>",
  reject: (value) => !isPrivateRegistry(parseImage(textOf(value ?? "")).host),
});
