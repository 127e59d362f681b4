import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { encryptsParquet } from "../parquet-names";
import { confOf, confPath, isRequest } from "../subjects";

/** The settings contain no key and no token: keys are named by id, and the submit script adds the token. */
export const parquetNoKeyInText: Rule = {
  id: "parquet-no-key-in-text",
  controls: ["AE-11"],
  types: ["ibm_cos_bucket_object"],
  judge(resource) {
    const conf = isRequest(resource) ? confOf(resource) : undefined;
    if (conf === undefined || !encryptsParquet(conf)) return notApplicable;
    const found = Object.keys(conf).filter((name) => /encryption\.(new\.)?key\.list$|key\.access\.token$/.test(name));
    if (found.length === 0) return compliant;
    return found.map(
      (name): Judgement => ({
        verdict: "violation",
        argument: `${confPath(resource)}.${name}`,
        expected: "ids of root keys; the submit script adds the token",
        got: "a key list or a token",
        reject: true,
      }),
    );
  },
};
