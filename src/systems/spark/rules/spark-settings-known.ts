import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { hardenedConf, settings } from "../settings";
import { confOf, confPath, isRequest, isSparkInstance } from "../subjects";

/** What constructs of ours write besides the settings that people may write. */
const ours = /^spark\.hadoop\.(parquet\.(encryption\.|crypto\.factory\.class$)|fs\.cos\.[a-z0-9-]+\.endpoint$)/;
const names = new Set([
  ...Object.keys(settings),
  ...Object.keys(hardenedConf),
  "ae.spark.librarysets",
  "spark.app.name",
]);

/**
 * Spark settings are on the list of reviewed settings: others may override the hardened ones, or have no effect because
 * of a misspelled name.
 */
export const sparkSettingsKnown: Rule = {
  id: "spark-settings-known",
  controls: ["AE-24", "AE-25"],
  types: ["ibm_resource_instance", "ibm_cos_bucket_object"],
  judge(resource) {
    const controls = isSparkInstance(resource) ? ["AE-24"] : isRequest(resource) ? ["AE-25"] : undefined;
    const conf = confOf(resource);
    if (controls === undefined || conf === undefined) return notApplicable;
    return Object.keys(conf).map((name): Judgement => {
      const argument = `${confPath(resource)}.${name}`;
      if (names.has(name) || ours.test(name)) return { verdict: "compliant", argument, controls };
      return {
        verdict: "violation",
        argument,
        controls,
        expected: "a setting that Rampart supports",
        got: name,
        fix: "Remove it, or add a waiver with an owner.",
      };
    });
  },
};
