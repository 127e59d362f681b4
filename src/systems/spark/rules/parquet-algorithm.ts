import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The Parquet algorithm also protects the integrity of the data; AES_GCM_CTR_V1 protects only that of the metadata. */
export const parquetAlgorithm = confRule({
  id: "parquet-algorithm",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.algorithm`,
  when: encryptsParquet,
  accepts: (value) => value === "AES_GCM_V1",
  expected: "AES_GCM_V1",
  absentIsFine: true,
});
