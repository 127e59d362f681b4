/** A Spark setting that a blueprint may set. */
export interface Setting {
  readonly pattern: RegExp;
  /** The values that it takes, in words. */
  readonly expected: string;
}

const size: Setting = { pattern: /^[1-9][0-9]*[mMgG]$/, expected: "a size such as 4G or 512m" };
const count: Setting = { pattern: /^[1-9][0-9]{0,5}$/, expected: "a number of 1 or more, as a string" };
const flag: Setting = { pattern: /^(true|false)$/, expected: '"true" or "false"' };
const level: Setting = {
  pattern: /^(ALL|TRACE|DEBUG|INFO|WARN|ERROR|FATAL|OFF)$/,
  expected: "ALL, TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF",
};

/** Spark settings by their own names; every value is text. */
export interface SparkConf {
  /**
   * Whether Analytics Engine adds and removes executors with the load: "true" or "false".
   * @default - the service's own setting
   * @example "true"
   */
  readonly "ae.spark.autoscale.enable"?: string;
  /**
   * Least severe messages that the driver logs, from ALL to OFF. Detailed levels may log data.
   * @default "WARN"
   * @control AE-23
   * @example INFO
   */
  readonly "ae.spark.driver.log.level"?: string;
  /**
   * Number of executors that start with an application, as text.
   * @default - the service's own setting
   * @example "4"
   */
  readonly "ae.spark.executor.count"?: string;
  /**
   * Least severe messages that executors log, from ALL to OFF. Detailed levels may log data.
   * @default "ERROR"
   * @control AE-23
   * @example WARN
   */
  readonly "ae.spark.executor.log.level"?: string;
  /**
   * Number of partitions that RDD operations produce when they name none, as text.
   * @default - Spark's own setting
   * @example "32"
   */
  readonly "spark.default.parallelism"?: string;
  /**
   * Number of cores of the driver, as text.
   * @default - the service's own setting
   * @example "2"
   */
  readonly "spark.driver.cores"?: string;
  /**
   * Heap size of the driver, in megabytes (m) or gigabytes (G).
   * @default - the service's own setting
   * @example 4G
   */
  readonly "spark.driver.memory"?: string;
  /**
   * Whether Spark writes the event log from which the history server shows finished applications: "true" or "false".
   * @default "true"
   * @control AE-23
   * @example "true"
   */
  readonly "spark.eventLog.enabled"?: string;
  /**
   * Number of cores of each executor, as text.
   * @default - the service's own setting
   * @example "2"
   */
  readonly "spark.executor.cores"?: string;
  /**
   * Heap size of each executor, in megabytes (m) or gigabytes (G).
   * @default - the service's own setting
   * @example 8G
   */
  readonly "spark.executor.memory"?: string;
  /**
   * Whether Spark replans queries from statistics that it collects while they run: "true" or "false".
   * @default - Spark's own setting
   * @example "true"
   */
  readonly "spark.sql.adaptive.enabled"?: string;
  /**
   * Time zone in which SQL reads and prints timestamps.
   * @default - Spark's own setting
   * @example UTC
   */
  readonly "spark.sql.session.timeZone"?: string;
  /**
   * Number of partitions of a shuffle for joins and aggregations, as text.
   * @default - Spark's own setting
   * @example "64"
   */
  readonly "spark.sql.shuffle.partitions"?: string;
  /**
   * Whether Spark's own endpoints use TLS: "true" or "false". How far IBM applies it is unknown.
   * @default "true"
   * @control AE-25
   * @example "true"
   */
  readonly "spark.ssl.enabled"?: string;
}

/**
 * Settings that may be set, for the instance and for an application. What is not here is not refused for being dangerous but for
 * not having been looked at: a wrong name would be taken and do nothing.
 *
 * Sources: Apache Spark 3.5, "Configuration"; Analytics Engine documentation, "Parameters for submitting Spark applications",
 * "Configuring Spark log level information", "Autoscaling".
 */
const known: Readonly<Record<keyof SparkConf, Setting>> = {
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

export const settings: Readonly<Record<string, Setting>> = known;

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
