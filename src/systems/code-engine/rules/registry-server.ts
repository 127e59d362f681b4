import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { isPrivateRegistry } from "../image";

/** Images are pulled from Container Registry; scanning images in any other registry is the user's responsibility. */
export const registryServer = argumentRule({
  id: "registry-server",
  controls: ["CE-22"],
  types: ["ibm_code_engine_secret"],
  argument: "data.server",
  accepts: (value) => isPrivateRegistry(textOf(value)),
  expected: "private.<region>.icr.io",
  fix: "Copy the images to Container Registry, or add a waiver that names who is responsible for scanning them.",
  // Docker Hub by password: the account's, not a robot's.
  reject: (value) => value === undefined || /(^|\.)docker\.(io|com)$/.test(textOf(value)),
  when: ({ arguments: { format } }) => format === "registry",
});
