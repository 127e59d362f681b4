import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** A domain mapping refers to a secret of format tls. */
export const mappingCertificate: Rule = {
  id: "mapping-certificate",
  controls: ["CE-52"],
  types: ["ibm_code_engine_domain_mapping"],
  judge(mapping, world): Judgement {
    const secret = world.targetResource(mapping.stack, mapping.arguments.tls_secret);
    const about = { argument: "tls_secret", expected: "an ibm_code_engine_secret of format tls" };
    if (!secret) return { verdict: "unknown", ...about, got: textOf(mapping.arguments.tls_secret) };
    if (secret.type === "ibm_code_engine_secret" && known(secret, "format") === "tls") return compliant;
    return { verdict: "violation", ...about, got: secret.address, reject: true };
  },
};
