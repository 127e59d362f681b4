import { confRule } from "../conf-rule";

/** The executors' logs are written; the service's default is OFF. */
export const sparkExecutorLog = confRule({
  id: "spark-executor-log",
  instance: ["AE-27"],
  setting: "ae.spark.executor.log.level",
  accepts: (value) => typeof value === "string" && /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL)$/.test(value),
  expected: "any level but OFF, which is the service's default",
});
