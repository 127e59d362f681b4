import { hasReference, isObject } from "../../../core/configuration";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";

/** Keys of a secret's data that hold no secret, by format. */
const open: Readonly<Record<string, readonly string[]>> = {
  registry: ["server", "username", "email"],
  basic_auth: ["username"],
  ssh_auth: ["known_hosts"],
};

/**
 * Secret values are references to sensitive variables or to Secrets Manager. They are in the state all the same: the
 * provider marks `data` as not sensitive and has no write-only arguments (ibm 2.5.0).
 */
export const secretByReference: Rule = {
  id: "secret-by-reference",
  controls: ["CE-25"],
  types: ["ibm_code_engine_secret"],
  judge({ arguments: { data, format } }) {
    if (data === undefined || data === null) return notApplicable;
    if (!isObject(data))
      return hasReference(data) ? compliant : { verdict: "unknown", argument: "data", got: typeof data };
    const free = open[String(format)] ?? [];
    const judged = Object.entries(data)
      .filter(([key]) => !free.includes(key))
      .map(([key, value]): Judgement => {
        if (hasReference(value)) return compliant;
        return {
          verdict: "violation",
          argument: `data.${key}`,
          expected: "a reference to a sensitive variable or to Secrets Manager",
          got: "a literal",
          fix: "Take the value out of the text, and replace it where it is in use: it has been in clear.",
          reject: true,
        };
      });
    return judged.length > 0 ? judged : notApplicable;
  },
};
