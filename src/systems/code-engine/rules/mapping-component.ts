import { always, argumentRule } from "../../../posture/argument-rule";

/** A domain mapping points to an application or a function; the provider accepts any string. */
export const mappingComponent = argumentRule({
  id: "mapping-component",
  controls: ["CE-52", "CE-10"],
  types: ["ibm_code_engine_domain_mapping"],
  argument: "component.resource_type",
  accepts: (value) => value === "app_v2" || value === "function_v2",
  expected: '"app_v2" or "function_v2"',
  reject: always,
});
