import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { rulesOf } from "../wiring";

/** A schedule starts immediately and never ends: an expired or future schedule gives no warning. */
export const timerEndless: Rule = {
  id: "timer-endless",
  controls: ["CE-37"],
  types: ["ibm_en_topic"],
  judge(topic) {
    const filters = rulesOf(topic).flatMap((rule) => blocks(rule.event_schedule_filter));
    if (filters.length === 0) return notApplicable;
    const bounds = filters.flatMap((filter) =>
      ["starts_at", "ends_at"].flatMap((name) => {
        const value = filter[name];
        return value === undefined || value === null || value === "" ? [] : [{ name, value }];
      }),
    );
    if (bounds.length === 0) return compliant;
    return bounds.map(
      ({ name, value }): Judgement => ({
        verdict: "violation",
        argument: `sources.rules.event_schedule_filter.${name}`,
        expected: "nothing: the timer starts immediately and runs until it is disabled",
        got: textOf(value),
        reject: name === "ends_at",
      }),
    );
  },
};
