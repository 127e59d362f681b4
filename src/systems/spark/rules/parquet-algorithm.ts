import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The algorithm protects the data's integrity too; AES_GCM_CTR_V1 protects that of the metadata alone. */
export const parquetAlgorithm = confRule({
  id: "parquet-algorithm",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.algorithm`,
  when: encryptsParquet,
  accepts: (value) => value === "AES_GCM_V1",
  expected: "AES_GCM_V1",
  absentIsFine: true,
});
