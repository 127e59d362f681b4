import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The Parquet crypto factory class is set: without it, Parquet silently writes unencrypted data. */
export const parquetFactory = confRule({
  id: "parquet-factory",
  request: ["AE-11"],
  setting: `${parquetPrefix}crypto.factory.class`,
  when: encryptsParquet,
  accepts: (value) => value === "com.ibm.parquet.key.management.IBMKeyToolsFactory",
  expected: "com.ibm.parquet.key.management.IBMKeyToolsFactory",
  reject: () => true,
});
