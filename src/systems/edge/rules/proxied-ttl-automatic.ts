import { always, argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** The service sets the TTL of proxied records: it rejects other values, although the provider accepts them. */
export const proxiedTtlAutomatic = argumentRule({
  id: "proxied-ttl-automatic",
  controls: ["CE-56"],
  types: ["ibm_cis_dns_record"],
  argument: "ttl",
  accepts: (value) => value === 1,
  expected: "1 (automatic) or nothing on a proxied record",
  when: (record) => known(record, "proxied") === true,
  reject: always,
});
