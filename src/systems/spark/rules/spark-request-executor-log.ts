import { confRule } from "../conf-rule";

/** A request does not switch the executors' logs off again. */
export const sparkRequestExecutorLog = confRule({
  id: "spark-request-executor-log",
  request: ["AE-27"],
  setting: "ae.spark.executor.log.level",
  accepts: (value) => typeof value === "string" && /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL)$/.test(value),
  expected: "any level but OFF",
  absentIsFine: true,
});
