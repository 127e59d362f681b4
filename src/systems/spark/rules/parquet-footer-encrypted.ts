import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The Parquet footer is encrypted, including the schema and the list of encrypted columns. */
export const parquetFooterEncrypted = confRule({
  id: "parquet-footer-encrypted",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.plaintext.footer`,
  when: encryptsParquet,
  accepts: (value) => value === "false",
  expected: '"false"',
  absentIsFine: true,
  reject: () => true,
});
