import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** A role grants scopes by name: the application can only check named scopes. */
export const roleScopesNamed = argumentRule({
  id: "role-scopes-named",
  controls: ["CE-29"],
  types: ["ibm_appid_role"],
  argument: "access.scopes",
  accepts: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((scope) => /^[^\s*]+$/.test(textOf(scope))),
  expected: "one or more scopes by name, without *",
});
