import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { isContainerRegistry, parseImage } from "../image";

/** IBM's sample images are not for production: nobody commits to fixing them. */
export const noSampleImage = argumentRule({
  id: "no-sample-image",
  controls: ["CE-39"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job"],
  argument: "image_reference",
  accepts: (value) => !isSample(textOf(value)),
  expected: "an image of your own, not icr.io/codeengine/…",
  reject: (value) => value !== undefined,
});

function isSample(reference: string): boolean {
  const { host, repository } = parseImage(reference);
  return isContainerRegistry(host) && repository.startsWith("codeengine/");
}
