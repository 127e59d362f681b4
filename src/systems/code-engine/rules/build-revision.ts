import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A build is pinned to one commit: branches and tags can move. */
export const buildRevision = argumentRule({
  id: "build-revision",
  controls: ["CE-23"],
  types: ["ibm_code_engine_build"],
  argument: "source_revision",
  accepts: (value) => /^[0-9a-f]{40}$/.test(textOf(value)),
  expected: "a full commit SHA: 40 hex digits",
  when: ({ arguments: { source_type } }) => source_type !== "local",
});
