import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference } from "../../../terraform/configuration";

/** A schedule belongs to the source periodic-timer: on any other source it never fires. */
export const timerSource: Rule = {
  id: "timer-source",
  controls: ["CE-37"],
  types: ["ibm_en_topic"],
  judge({ arguments: { sources } }) {
    const timers = blocks(sources).filter((source) =>
      blocks(source.rules).some((rule) => blocks(rule.event_schedule_filter).length > 0),
    );
    const judged = timers.map(({ id }): Judgement => {
      if (hasReference(id) && textOf(id).includes("periodic-timer")) return compliant;
      const about = {
        argument: "sources.id",
        expected: 'the ID of the source of type "periodic-timer" in data.ibm_en_sources',
        got: textOf(id ?? "nothing"),
      };
      // A written id may be right: it is the instance's own, and no CRN.
      return { verdict: textOf(id ?? "").startsWith("crn:") || id === undefined ? "violation" : "unknown", ...about };
    });
    return judged.length > 0 ? judged : notApplicable;
  },
};
