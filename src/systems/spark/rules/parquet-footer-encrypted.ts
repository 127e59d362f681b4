import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The footer is encrypted, with the schema and the list of encrypted columns in it. */
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
