import { numberOf } from "../../../core/number-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { read } from "../../../posture/values";

/** Days that an object is kept at least: what is found late is found within a month. */
export const shortestLife = 30;

const places = {
  ibm_cos_bucket_lifecycle_configuration: [
    "lifecycle_rule.expiration.days",
    "lifecycle_rule.noncurrent_version_expiration.noncurrent_days",
  ],
  ibm_cos_bucket: ["expire_rule.days", "noncurrent_version_expiration.noncurrent_days"],
} as const;

/** No lifecycle deletes objects before anybody could miss them: logs and evidence of an attack would be gone with it. */
export const lifecycleNotEarly: Rule = {
  id: "lifecycle-not-early",
  controls: ["OS-05"],
  types: Object.keys(places),
  judge: (bucket) =>
    places[bucket.type as keyof typeof places].flatMap((argument) =>
      read(bucket, argument).flatMap(({ path, state, value }): Judgement[] => {
        const about = { argument: path, expected: `${shortestLife} days or more` };
        if (state === "absent") return [];
        if (state === "unknown") return [{ verdict: "unknown", ...about, got: "a reference" }];
        return numberOf(value) >= shortestLife
          ? [{ verdict: "compliant", argument: path }]
          : [
              {
                verdict: "violation",
                ...about,
                got: Number.isNaN(numberOf(value)) ? "no number" : `${numberOf(value)} days`,
                fix: "Raise the number of days.",
              },
            ];
      }),
    ),
};
