import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** An application lists its scopes by name. */
export const applicationScopesNamed = argumentRule({
  id: "application-scopes-named",
  controls: ["CE-29"],
  types: ["ibm_appid_application_scopes"],
  argument: "scopes",
  accepts: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((scope) => /^[^\s*]+$/.test(textOf(scope))),
  expected: "one or more scopes by name, without *",
});
