import { ignoredChange } from "../../../posture/argument-rule";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isObject } from "../../../terraform/configuration";
import { innerOf, isRequest } from "../subjects";

/** A submit request has the documented structure: the service ignores settings at the top level. */
export const sparkRequestShape: Rule = {
  id: "spark-request-shape",
  controls: ["AE-25"],
  types: ["ibm_cos_bucket_object"],
  judge(resource) {
    if (!isRequest(resource)) return notApplicable;
    const ignored = ignoredChange(resource, "content");
    return [judgeShape(innerOf(resource, "content")), ...(ignored ? [ignored] : [])];
  },
};

function judgeShape(inner: ReturnType<typeof innerOf>): Judgement {
  const about = { argument: "content", expected: "a JSON object with application_details.conf" };
  if (inner.state === "unknown")
    return { verdict: "unknown", ...about, got: "an expression; write the JSON as a literal string" };
  const value = inner.state === "known" ? inner.value : {};
  const details = value.application_details;
  if (isObject(details) && isObject(details.conf) && value.conf === undefined)
    return { verdict: "compliant", argument: "content" };
  return {
    verdict: "violation",
    ...about,
    got: inner.state === "known" ? `an object with ${Object.keys(value).join(", ") || "nothing"}` : "not a JSON object",
    reject: true,
  };
}
