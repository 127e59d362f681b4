import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";

/** A record that leads to an application is proxied too: one that is not gives the origin away. */
export const dnsRecordProxied = argumentRule({
  id: "dns-record-proxied",
  controls: ["CE-56"],
  types: ["ibm_cis_dns_record"],
  argument: "proxied",
  accepts: (value) => value === true,
  expected: "true on A, AAAA and CNAME records",
  when: (record) => ["A", "AAAA", "CNAME"].includes(String(known(record, "type"))),
  reject: (value) => value !== true,
});
