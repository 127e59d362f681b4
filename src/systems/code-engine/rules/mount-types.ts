import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";

const types = ["config_map", "persistent_data_store", "secret"];

/** The type of a volume mount is one that Code Engine supports; the provider accepts any string. */
export const mountTypes = argumentRule({
  id: "mount-types",
  controls: ["CE-25"],
  types: ["ibm_code_engine_app", "ibm_code_engine_job"],
  argument: "run_volume_mounts.type",
  accepts: (value) => types.includes(textOf(value)),
  expected: types.join(", "),
  reject: always,
  absentIsFine: true,
});
