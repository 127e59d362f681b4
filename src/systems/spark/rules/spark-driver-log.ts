import { confRule } from "../conf-rule";

/** The driver's log is written; the service's default is WARN. */
export const sparkDriverLog = confRule({
  id: "spark-driver-log",
  instance: ["AE-27"],
  request: ["AE-27"],
  setting: "ae.spark.driver.log.level",
  accepts: (value) => typeof value === "string" && /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL)$/.test(value),
  expected: "any level but OFF",
  absentIsFine: true,
  reject: () => true,
});
