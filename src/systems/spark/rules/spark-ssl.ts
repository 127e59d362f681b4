import { confRule } from "../conf-rule";

/**
 * Traffic between the components of an application is encrypted: for the instance, and again in each request, because a request
 * may override the instance. The value is a string, as IBM documents it.
 *
 * How much of Spark's traffic IBM's switch covers is unknown: in Apache Spark 3 it is the web interfaces and file servers.
 */
export const sparkSsl = confRule({
  id: "spark-ssl",
  instance: ["AE-23"],
  request: ["AE-25"],
  setting: "spark.ssl.enabled",
  accepts: (value) => value === "true",
  expected: '"true"',
  fix: "Off unless it is asked for.",
  // Somebody may answer for a slow network on an instance; a request has nothing to say about it.
  reject: (value, { type }) => type !== "ibm_resource_instance" || value !== "false",
});
