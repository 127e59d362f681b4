import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** Wrapped data keys are stored outside the Parquet files, so that they can be rotated with the root key. */
export const parquetKeyMaterial = confRule({
  id: "parquet-key-material",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.key.material.store.internally`,
  when: encryptsParquet,
  accepts: (value) => value === "false",
  expected: '"false" (the default stores them inside the files)',
});
