import { confRule } from "../conf-rule";

/** Executor logging is on; the service's default is OFF. */
export const sparkExecutorLog = confRule({
  id: "spark-executor-log",
  instance: ["AE-27"],
  setting: "ae.spark.executor.log.level",
  accepts: (value) => typeof value === "string" && /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL)$/.test(value),
  expected: "any level except OFF, which is the service's default",
});
