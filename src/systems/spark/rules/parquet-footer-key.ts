import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** The Parquet footer has a key, named by id. */
export const parquetFooterKey = confRule({
  id: "parquet-footer-key",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.footer.key`,
  when: encryptsParquet,
  accepts: (value) => typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  expected: "the id of a root key",
  referenceIsFine: true,
  reject: () => true,
});
