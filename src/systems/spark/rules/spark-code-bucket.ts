import { textOf } from "../../../core/text-of";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { detailsOf, isRequest } from "../subjects";

/** An application's code comes from the bucket that holds its request: only the release pipeline writes to both. */
export const sparkCodeBucket: Rule = {
  id: "spark-code-bucket",
  controls: ["AE-20"],
  types: ["ibm_cos_bucket_object"],
  judge(request, world): Judgement {
    const details = isRequest(request) ? detailsOf(request) : undefined;
    const [, bucket] = /^cos:\/\/([^/]+)\.code\//.exec(textOf(details?.application)) ?? [];
    const home = world.targetResource(request.stack, request.arguments.bucket_crn);
    if (bucket === undefined || home === undefined) return notApplicable;
    const argument = "content.application_details.application";
    const name = known(home, "bucket_name");
    const named = /^\$\{/.test(bucket) ? world.targetResource(request.stack, bucket) === home : bucket === name;
    if (named) return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: `cos://${textOf(name)}.code/<file>`,
      got: textOf(details?.application),
      reject: true,
    };
  },
};
