import { confRule } from "../conf-rule";

/** A submit request does not turn off executor logging. */
export const sparkRequestExecutorLog = confRule({
  id: "spark-request-executor-log",
  request: ["AE-27"],
  setting: "ae.spark.executor.log.level",
  accepts: (value) => typeof value === "string" && /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL)$/.test(value),
  expected: "any level except OFF",
  absentIsFine: true,
});
