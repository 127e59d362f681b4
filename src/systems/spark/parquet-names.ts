import type { JsonObject } from "../../terraform/configuration";

/** How Parquet's settings are written in Spark's. */
export const parquetPrefix = "spark.hadoop.parquet.";

/** Does the application encrypt Parquet, or try to? */
export function encryptsParquet(conf: JsonObject): boolean {
  return Object.keys(conf).some((name) => /^spark\.hadoop\.(parquet\.)?(encryption\.|crypto\.)/.test(name));
}
