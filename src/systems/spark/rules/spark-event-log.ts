import { confRule } from "../conf-rule";

/** Applications leave their events in the instance home, where they are encrypted: on unless somebody switches it off. */
export const sparkEventLog = confRule({
  id: "spark-event-log",
  instance: ["AE-27"],
  request: ["AE-27"],
  setting: "spark.eventLog.enabled",
  accepts: (value) => value === "true",
  expected: '"true"',
  absentIsFine: true,
});
