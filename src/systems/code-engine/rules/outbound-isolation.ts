import { argumentRule } from "../../../posture/argument-rule";

/** A private path is dedicated to this project: any project of the account or its enterprise can use a shared one. */
export const outboundIsolation = argumentRule({
  id: "outbound-isolation",
  controls: ["CE-11"],
  types: ["ibm_code_engine_allowed_outbound_destination"],
  argument: "isolation_policy",
  accepts: (value) => value === "dedicated",
  expected: '"dedicated"',
  when: ({ arguments: { type } }) => type === "private_path_service_gateway",
});
