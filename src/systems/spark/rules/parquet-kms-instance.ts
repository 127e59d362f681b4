import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The settings name the Key Protect instance that holds the keys. */
export const parquetKmsInstance = confRule({
  id: "parquet-kms-instance",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.kms.instance.id`,
  when: encryptsParquet,
  accepts: (value) => typeof value === "string" && /^[0-9a-f-]{36}$/.test(value),
  expected: "the GUID of a Key Protect instance",
  referenceIsFine: true,
});
