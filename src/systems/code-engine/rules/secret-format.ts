import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { isObject } from "../../../terraform/configuration";
import { formats } from "../secret-formats";

/** A secret has the format that matches its credential, and the keys that the format requires. */
export const secretFormat: Rule = {
  id: "secret-format",
  controls: ["CE-28"],
  types: ["ibm_code_engine_secret"],
  judge(secret): Judgement {
    const name = textOf(known(secret, "format"));
    const { data } = secret.arguments;
    const keys = isObject(data) ? Object.keys(data) : [];
    if (name === "other" || name === "service_operator") {
      const fitting = Object.entries(formats).find(([, { needs }]) => needs.every((key) => keys.includes(key)))?.[0];
      return {
        verdict: "violation",
        argument: "format",
        expected: fitting ?? "generic, or the format of the credential",
        got: name,
        // What is one of the known credentials has no reason to be another.
        reject: fitting !== undefined,
      };
    }
    const format = own(formats, name);
    if (!format || !isObject(data)) return notApplicable;
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
