import { showJson } from "../../../core/show-json";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { encryptsParquet, parquetPrefix } from "../parquet-names";
import { confOf, confPath, isRequest } from "../subjects";

const setting = `${parquetPrefix}encryption.column.keys`;
const id = "([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\$\\{.+?\\})";
const list = new RegExp(`^${id}:[^:;]+(;${id}:[^:;]+)*$`);

/** Parquet columns have keys, named by id: `<id>:<column>,<column>;<id>:<column>`. */
export const parquetColumnKeys: Rule = {
  id: "parquet-column-keys",
  controls: ["AE-11"],
  types: ["ibm_cos_bucket_object"],
  judge(resource): Judgement {
    const conf = isRequest(resource) ? confOf(resource) : undefined;
    if (conf === undefined || !encryptsParquet(conf)) return notApplicable;
    const argument = `${confPath(resource)}.${setting}`;
    const value = conf[setting];
    if (typeof value === "string" && (list.test(value) || /^\$\{[^}]*\}$/.test(value)))
      return { verdict: "compliant", argument };
    return {
      verdict: "violation",
      argument,
      expected: "<id of a root key>:<column>,<column>;<id>:<column>",
      got: value === undefined ? "nothing" : showJson(value),
      fix: "Set a column key and a footer key: otherwise Parquet writes unencrypted data or fails to write.",
      reject: true,
    };
  },
};
