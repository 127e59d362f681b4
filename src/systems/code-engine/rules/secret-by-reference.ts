import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { written } from "../../../posture/guarded";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { hasReference, isObject, type Json, type Resource } from "../../../terraform/configuration";
import { formats } from "../secret-formats";

/** Controls that speak of one format, beside the one that speaks of all. */
const more: Readonly<Record<string, string>> = { registry: "CE-22", ssh_auth: "CE-26" };

/**
 * Secret values are references to sensitive variables or to Secrets Manager. The state still holds them in clear: the provider
 * does not mark `data` as sensitive and has no write-only arguments (ibm 2.5.0).
 */
export const secretByReference: Rule = {
  id: "secret-by-reference",
  controls: ["CE-22", "CE-25", "CE-26"],
  types: ["ibm_code_engine_secret"],
  judge(secret, world) {
    const { data, format } = written(secret);
    const about = own(more, textOf(format));
    const controls = about === undefined ? ["CE-25"] : ["CE-25", about];
    if (data === undefined || data === null) return { ...notApplicable, controls };
    if (!isObject(data)) {
      if (hasReference(data)) return { ...compliant, controls };
      return { verdict: "unknown", argument: "data", got: typeof data, controls };
    }
    const free = own(formats, textOf(format))?.open ?? [];
    const judged = Object.entries(data)
      .filter(([key]) => !free.includes(key))
      .map(([key, value]) => ({ ...judgeValue(secret, key, value, world), controls }));
    return judged.length > 0 ? judged : { ...notApplicable, controls };
  },
};

function judgeValue(secret: Resource, key: string, value: Json, world: World): Judgement {
  const about = { argument: `data.${key}`, expected: "a reference to a sensitive variable or to Secrets Manager" };
  if (!hasReference(value)) {
    return {
      verdict: "violation",
      ...about,
      got: "a literal",
      fix: "Remove the literal, and rotate the secret: its value has been stored in clear text.",
      reject: true,
    };
  }
  const variable = world.variable(secret.stack, value);
  if (variable && (variable.sensitive !== true || (variable.default ?? null) !== null)) {
    const got = variable.sensitive === true ? "a variable with a default" : "a variable that is not sensitive";
    return { verdict: "violation", ...about, got, reject: true };
  }
  if (/\b(file|templatefile|filebase64)\s*\(/.test(textOf(value)))
    return { verdict: "violation", ...about, got: "a file, which holds it in clear text", reject: true };
  return compliant;
}
