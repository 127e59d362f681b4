export { SparkApplication, type SparkApplicationProps } from "./application";
export { SparkInstance, type SparkInstanceProps } from "./instance";
export { ParquetEncryption, type ParquetProps } from "./parquet";
export { Spark, type SparkProps } from "./spark";
