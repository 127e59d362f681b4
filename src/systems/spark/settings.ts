/** A Spark setting that a blueprint may set. */
export interface Setting {
  readonly pattern: RegExp;
  /** The values that it takes, in words. */
  readonly expected: string;
}

const size: Setting = { pattern: /^[1-9][0-9]*[mMgG]$/, expected: "an amount such as 4G or 512m" };
const count: Setting = { pattern: /^[1-9][0-9]{0,5}$/, expected: "a number from 1, as text" };
const flag: Setting = { pattern: /^(true|false)$/, expected: '"true" or "false"' };
const level: Setting = {
  pattern: /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL|OFF)$/,
  expected: "ALL, TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF",
};

/**
 * Settings that may be set, for the instance and for an application. What is not here is not refused for being dangerous but for
 * not having been looked at: a wrong name would be taken and do nothing.
 *
 * Sources: Apache Spark 3.5, "Configuration"; Analytics Engine documentation, "Parameters for submitting Spark applications",
 * "Configuring Spark log level information", "Autoscaling".
 */
export const settings: Readonly<Record<string, Setting>> = {
  "ae.spark.autoscale.enable": flag,
  "ae.spark.driver.log.level": level,
  "ae.spark.executor.count": count,
  "ae.spark.executor.log.level": level,
  "spark.default.parallelism": count,
  "spark.driver.cores": count,
  "spark.driver.memory": size,
  "spark.eventLog.enabled": flag,
  "spark.executor.cores": count,
  "spark.executor.memory": size,
  "spark.sql.adaptive.enabled": flag,
  "spark.sql.session.timeZone": { pattern: /^[A-Za-z0-9_+:/-]{1,40}$/, expected: "a time zone such as UTC" },
  "spark.sql.shuffle.partitions": count,
  "spark.ssl.enabled": flag,
};

/**
 * What every instance and every request carries.
 *
 * A request repeats what the instance has: IBM lets it override the instance's defaults, so that the instance alone enforces
 * nothing. Spark's own default for `spark.redaction.regex` knows neither `api.key` nor `credential`: the API key by which an
 * application reads Object Storage would stand in the event log.
 */
export const hardenedConf: Readonly<Record<string, string>> = {
  "ae.spark.driver.log.level": "WARN",
  "ae.spark.executor.log.level": "ERROR",
  "spark.eventLog.enabled": "true",
  "spark.redaction.regex": "(?i)secret|password|token|credential|access[.]?key|api[.]?key",
  "spark.ssl.enabled": "true",
};
