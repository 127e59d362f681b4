import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The class that encrypts is named: without it Parquet writes in clear, and says nothing. */
export const parquetFactory = confRule({
  id: "parquet-factory",
  request: ["AE-11"],
  setting: `${parquetPrefix}crypto.factory.class`,
  when: encryptsParquet,
  accepts: (value) => value === "com.ibm.parquet.key.management.IBMKeyToolsFactory",
  expected: "com.ibm.parquet.key.management.IBMKeyToolsFactory",
  reject: () => true,
});
