import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";

/**
 * A service credential belongs to a service ID with scoped policies: the one that Code Engine creates is Operator and Manager
 * of every service in the resource group. Source: IBM Cloud documentation, "Configuring access for service bindings", 2026-01.
 */
export const serviceAccessIdentity = argumentRule({
  id: "service-access-identity",
  controls: ["CE-64"],
  types: ["ibm_code_engine_secret"],
  argument: "service_access.serviceid.id",
  accepts: (value) => textOf(value) !== "",
  expected: "a service ID",
  reject: always,
  referenceIsFine: true,
  when: ({ arguments: { format } }) => format === "service_access",
});
