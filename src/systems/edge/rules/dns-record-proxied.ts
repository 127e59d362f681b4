import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { known } from "../../../posture/values";
import type { Resource } from "../../../terraform/configuration";
import { leadsToHost } from "../options";

/** A DNS record that points to an application is proxied: an unproxied record reveals the origin. */
export const dnsRecordProxied = argumentRule({
  id: "dns-record-proxied",
  controls: ["CE-56"],
  types: ["ibm_cis_dns_record"],
  argument: "proxied",
  accepts: (value) => value === true,
  expected: "true on A, AAAA and CNAME records",
  when: (record) => leadsToHost(textOf(known(record, "type")), nameOf(record)),
  reject: (value) => value !== true,
});

/** The name, unless the record leads to IBM's ingress, or nobody knows where: then it counts, whatever it is called. */
function nameOf(record: Resource): string {
  const content = known(record, "content");
  const elsewhere = typeof content === "string" && !/(^|\.)appdomain\.cloud\.?$/.test(content);
  return elsewhere ? textOf(known(record, "name")) : "";
}
