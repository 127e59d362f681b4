import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A build takes one commit: a branch or tag can be moved to another. */
export const buildRevision = argumentRule({
  id: "build-revision",
  controls: ["CE-23"],
  types: ["ibm_code_engine_build"],
  argument: "source_revision",
  accepts: (value) => /^[0-9a-f]{40}$/.test(textOf(value)),
  expected: "a commit: 40 hex digits",
  when: ({ arguments: { source_type } }) => source_type !== "local",
});
