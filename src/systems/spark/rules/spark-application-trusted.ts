import { textOf } from "../../../core/text-of";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { detailsOf, isRequest } from "../subjects";

/** Application code comes from a bucket that only the release pipeline writes to, or is IBM's own. */
export const sparkApplicationTrusted: Rule = {
  id: "spark-application-trusted",
  controls: ["AE-20"],
  types: ["ibm_cos_bucket_object"],
  judge(resource): Judgement {
    const details = isRequest(resource) ? detailsOf(resource) : undefined;
    if (details === undefined) return notApplicable;
    const argument = "content.application_details.application";
    const application = textOf(details.application ?? "");
    if (/^cos:\/\/[a-z0-9.${}_-]+\.code\/|^\/opt\/ibm\//.test(application)) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: "cos://<code bucket>.code/<file>",
      got: application === "" ? "nothing" : application,
      reject: true,
    };
  },
};
