import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";

/** Types that the service has. Source: `type` of `ibm_cis_dns_record` in the provider's documentation, 2.5.0. */
const types = ["A", "AAAA", "CNAME", "NS", "MX", "TXT", "LOC", "SRV", "SPF", "CAA", "PTR"];

/** A DNS record has a type that Internet Services supports. */
export const dnsRecordType = argumentRule({
  id: "dns-record-type",
  controls: ["CE-54"],
  types: ["ibm_cis_dns_record"],
  argument: "type",
  accepts: (value) => types.includes(textOf(value)),
  expected: types.join(", "),
  reject: always,
});
