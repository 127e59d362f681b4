import { hostnamePattern } from "../../../core/hostname";
import { textOf } from "../../../core/text-of";
import { referring } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { isObject } from "../../../terraform/configuration";
import { isForeign } from "../foreign-zone";

const recordsOf = referring(["ibm_cis_dns_record"], "domain_id");

/** A CAA record lists the authorities that may issue certificates for the zone. */
export const certificateAuthorities: Rule = {
  id: "certificate-authorities",
  controls: ["CE-54"],
  types: ["ibm_cis_domain", "data.ibm_cis_domain"],
  judge(zone, world) {
    if (isForeign(world, zone)) return notApplicable;
    const limited = recordsOf(world, zone).some(
      (record) =>
        known(record, "type") === "CAA" &&
        isObject(record.arguments.data) &&
        record.arguments.data.tag === "issue" &&
        hostnamePattern.test(textOf(record.arguments.data.value)),
    );
    if (limited) return compliant;
    return { verdict: "violation", expected: "a CAA record with tag issue in the zone", got: "none" };
  },
};
