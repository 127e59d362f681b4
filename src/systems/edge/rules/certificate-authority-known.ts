import { textOf } from "../../../core/text-of";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { hasReference, isObject } from "../../../terraform/configuration";

/** Authorities that Internet Services and Secrets Manager order certificates from. Source: their documentation, 2026-11. */
const authorities = ["letsencrypt.org", "pki.goog", "ssl.com"];

/** A CAA record names authorities that the platform orders from: each other one could issue certificates for the zone, too. */
export const certificateAuthorityKnown: Rule = {
  id: "certificate-authority-known",
  controls: ["CE-54"],
  types: ["ibm_cis_dns_record"],
  judge(record) {
    const { data } = record.arguments;
    if (known(record, "type") !== "CAA" || !isObject(data)) return notApplicable;
    const { tag, value } = data;
    if (tag !== "issue" && tag !== "issuewild") return notApplicable;
    const named =
      textOf(value ?? "")
        .split(";", 1)[0]
        ?.trim() ?? "";
    if (named === "" || authorities.includes(named)) return compliant;
    return {
      verdict: hasReference(value) ? "unknown" : "violation",
      argument: "data.value",
      expected: `${authorities.join(", ")}, or ; for none`,
      got: named,
    };
  },
};
