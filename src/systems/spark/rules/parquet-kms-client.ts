import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** Root keys stay in Key Protect: the in-memory class of Parquet's tests takes keys out of the settings. */
export const parquetKmsClient = confRule({
  id: "parquet-kms-client",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.kms.client.class`,
  when: encryptsParquet,
  accepts: (value) => value === "com.ibm.parquet.key.management.KeyProtectClient",
  expected: "com.ibm.parquet.key.management.KeyProtectClient",
  reject: () => true,
});
