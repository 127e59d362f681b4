import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** Wrapped keys lie beside the data, so that a rotation of the root key reaches them. */
export const parquetKeyMaterial = confRule({
  id: "parquet-key-material",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.key.material.store.internally`,
  when: encryptsParquet,
  accepts: (value) => value === "false",
  expected: '"false": the default keeps them inside the files',
});
