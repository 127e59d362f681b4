import { X509Certificate } from "node:crypto";
import { textOf } from "../../../core/text-of";
import { written } from "../../../posture/guarded";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";
import { longestDays } from "../lifetime";

/** An imported certificate is not valid for longer than browsers accept; Terraform checks at apply what is unknown before. */
export const importedCertificateLifetime: Rule = {
  id: "imported-certificate-lifetime",
  controls: ["CE-34"],
  types: ["ibm_sm_imported_certificate"],
  judge(resource): Judgement {
    const { certificate, managed_csr: csr } = written(resource);
    if (certificate === undefined || certificate === null)
      return csr === undefined ? unreadable("nothing") : notApplicable;
    if (hasReference(certificate)) {
      const checked = blocks(resource.meta.lifecycle)
        .flatMap((lifecycle) => blocks(lifecycle.postcondition))
        .some(({ condition }) => /not_after|expiration_date/.test(textOf(condition)));
      if (checked) return compliant;
      return {
        verdict: "violation",
        argument: "lifecycle.postcondition",
        expected: `a condition on self.validity: ${longestDays} days at most`,
        got: "none: the certificate is a reference, and nothing checks its lifetime",
      };
    }
    const days = lifetime(textOf(certificate));
    if (days === undefined) return unreadable("no PEM certificate");
    if (days <= longestDays) return compliant;
    return {
      verdict: "violation",
      argument: "certificate",
      expected: `valid for ${longestDays} days at most`,
      got: `${days} days`,
      reject: true,
    };
  },
};

function unreadable(got: string): Judgement {
  return { verdict: "violation", argument: "certificate", expected: "a certificate, PEM", got, reject: true };
}

/** Days for which a certificate is valid; undefined for what is none. */
function lifetime(pem: string): number | undefined {
  try {
    const { validFrom, validTo } = new X509Certificate(pem);
    return Math.ceil((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000);
  } catch {
    return undefined;
  }
}
