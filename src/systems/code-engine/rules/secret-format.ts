import { isObject } from "../../../core/configuration";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** Keys that each format needs and takes; the provider checks none of them. */
const formats: Readonly<Record<string, { readonly needs: readonly string[]; readonly takes: readonly string[] }>> = {
  basic_auth: { needs: ["username", "password"], takes: [] },
  hmac_auth: { needs: ["access_key_id", "secret_access_key"], takes: [] },
  registry: { needs: ["server", "username", "password"], takes: ["email"] },
  ssh_auth: { needs: ["ssh_key"], takes: ["known_hosts"] },
  tls: { needs: ["tls_cert", "tls_key"], takes: [] },
};

/** A secret has the keys of its format. */
export const secretFormat: Rule = {
  id: "secret-format",
  controls: ["CE-28"],
  types: ["ibm_code_engine_secret"],
  judge(secret): Judgement {
    const format = formats[String(known(secret, "format"))];
    const { data } = secret.arguments;
    if (!format || !isObject(data)) return notApplicable;
    const keys = Object.keys(data);
    const missing = format.needs.filter((key) => !keys.includes(key));
    const foreign = keys.filter((key) => !format.needs.includes(key) && !format.takes.includes(key));
    if (missing.length === 0 && foreign.length === 0) return compliant;
    return {
      verdict: "violation",
      argument: "data",
      expected: `the keys ${format.needs.join(", ")}${format.takes.length > 0 ? `, optionally ${format.takes.join(", ")}` : ""}`,
      got: keys.join(", ") || "no keys",
      reject: true,
    };
  },
};
