import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";

/** The security level challenges clients with a bad reputation. */
export const securityLevel = argumentRule({
  id: "security-level",
  controls: ["CE-57"],
  types: ["ibm_cis_domain_settings"],
  argument: "security_level",
  accepts: (value) => ["medium", "high", "under_attack"].includes(textOf(value)),
  expected: '"high" or "medium"; "under_attack" during an attack',
  reject: always,
});
