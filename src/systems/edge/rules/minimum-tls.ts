import { always, argumentRule } from "../../../posture/argument-rule";

/** Clients use TLS 1.2 or later; the provider also accepts 1.4, which does not exist. */
export const minimumTls = argumentRule({
  id: "minimum-tls",
  controls: ["CE-40"],
  types: ["ibm_cis_domain_settings", "ibm_cis_tls_settings"],
  argument: "min_tls_version",
  accepts: (value) => value === "1.2" || value === "1.3",
  expected: '"1.2" or "1.3"',
  reject: always,
});
