import { confRule } from "../conf-rule";

/** Driver logging is on; the service's default is WARN. */
export const sparkDriverLog = confRule({
  id: "spark-driver-log",
  instance: ["AE-27"],
  request: ["AE-27"],
  setting: "ae.spark.driver.log.level",
  accepts: (value) => typeof value === "string" && /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL)$/.test(value),
  expected: "any level except OFF",
  absentIsFine: true,
  reject: () => true,
});
