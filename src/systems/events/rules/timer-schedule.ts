import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";
import { parseCron } from "../cron";
import { renewsCertificates, rulesOf } from "../wiring";

/** A schedule is unambiguous; jobs that renew certificates run at most hourly and at least weekly. */
export const timerSchedule: Rule = {
  id: "timer-schedule",
  controls: ["CE-37"],
  types: ["ibm_en_topic"],
  judge(topic, world) {
    const filters = rulesOf(topic).flatMap((rule) => blocks(rule.event_schedule_filter));
    const judged = filters.map(({ expression }): Judgement => {
      const about = {
        argument: "sources.rules.event_schedule_filter.expression",
        expected: "minute, hour, day of month, *, day of week by name, in UTC: 0 3 * * *",
        got: textOf(expression ?? "nothing"),
      };
      if (hasReference(expression)) return { verdict: "unknown", ...about };
      const cron = parseCron(textOf(expression ?? ""));
      if (typeof cron === "string") return { verdict: "violation", ...about, reject: true };
      const tooOften = cron.minutes.length > 1;
      if (!(tooOften || cron.longestGapDays > 7) || !renewsCertificates(world, topic)) return compliant;
      return {
        verdict: "violation",
        ...about,
        expected: "for certificates, at most once an hour and at least once a week",
        reject: true,
      };
    });
    return judged.length > 0 ? judged : notApplicable;
  },
};
