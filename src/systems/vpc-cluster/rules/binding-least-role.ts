import { argumentRule } from "../../../posture/argument-rule";

/** A service key in a namespace has no more than the role that an application needs. */
export const bindingLeastRole = argumentRule({
  id: "binding-least-role",
  controls: ["IKS-101"],
  types: ["ibm_container_bind_service"],
  argument: "role",
  accepts: (value) => value === "Reader" || value === "Writer",
  expected: "Reader or Writer: left out, IBM chooses",
});
