import type { Json } from "../../../terraform/configuration";
import { confRule } from "../conf-rule";

/** Names of settings whose values must not stand in the event log and in the web interface. */
const secrets = [
  "spark.hadoop.fs.cos.data.iam.api.key",
  "spark.hadoop.fs.cos.data.secret.key",
  "spark.hadoop.fs.cos.data.access.key",
  "spark.hadoop.parquet.encryption.key.access.token",
  "spark.ssl.keyStorePassword",
];

/** Event logs redact secrets: Spark's default expression does not match `api.key`. */
export const sparkRedaction = confRule({
  id: "spark-redaction",
  instance: ["AE-03"],
  request: ["AE-03"],
  setting: "spark.redaction.regex",
  accepts: (value) => secrets.every((name) => matches(value, name)),
  expected: `an expression that matches ${secrets.join(", ")}`,
});

/** Java's expressions of this kind are JavaScript's, but for the flag at their head. */
function matches(expression: Json, name: string): boolean {
  if (typeof expression !== "string") return false;
  try {
    return new RegExp(expression.replace(/^\(\?i\)/, ""), expression.startsWith("(?i)") ? "i" : "").test(name);
  } catch {
    return false;
  }
}
