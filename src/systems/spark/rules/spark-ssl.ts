import { confRule } from "../conf-rule";

/**
 * Traffic between the components of an application is encrypted, in the instance defaults and in each request, because
 * a request can override the instance. The value is a string, as IBM documents it.
 *
 * How much of Spark's traffic IBM's setting covers is unknown: in Apache Spark 3 it covers the web interfaces and file servers.
 */
export const sparkSsl = confRule({
  id: "spark-ssl",
  instance: ["AE-23"],
  request: ["AE-25"],
  setting: "spark.ssl.enabled",
  accepts: (value) => value === "true",
  expected: '"true"',
  fix: "Set it to true: the default is off.",
  // Somebody may answer for a slow network on an instance; a request has nothing to say about it.
  reject: (value, { type }) => type !== "ibm_resource_instance" || value !== "false",
});
