import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The KMS client keeps root keys in Key Protect; Parquet's in-memory test class reads them from the settings. */
export const parquetKmsClient = confRule({
  id: "parquet-kms-client",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.kms.client.class`,
  when: encryptsParquet,
  accepts: (value) => value === "com.ibm.parquet.key.management.KeyProtectClient",
  expected: "com.ibm.parquet.key.management.KeyProtectClient",
  reject: () => true,
});
