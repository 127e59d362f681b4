import { confRule } from "../conf-rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";

/** Key Protect is called over TLS through a private endpoint. */
export const parquetKmsUrl = confRule({
  id: "parquet-kms-url",
  request: ["AE-11"],
  setting: `${parquetPrefix}encryption.kms.instance.url`,
  when: encryptsParquet,
  accepts: (value) =>
    typeof value === "string" && /^https:\/\/private\.[a-z0-9-]+\.kms\.cloud\.ibm\.com\/?$/.test(value),
  expected: "https://private.<region>.kms.cloud.ibm.com",
});
