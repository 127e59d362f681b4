import { confRule } from "../conf-rule";

/** Applications write event logs to the instance home, where they are encrypted; the setting is on by default. */
export const sparkEventLog = confRule({
  id: "spark-event-log",
  instance: ["AE-27"],
  request: ["AE-27"],
  setting: "spark.eventLog.enabled",
  accepts: (value) => value === "true",
  expected: '"true"',
  absentIsFine: true,
});
