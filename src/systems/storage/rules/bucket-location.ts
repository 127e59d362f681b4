import { regionNames } from "../../../core/regions";
import { compliant, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";

const locations = ["region_location", "cross_region_location", "single_site_location", "satellite_location_id"];

/**
 * A bucket has exactly one valid location. The provider detects two locations only if both are literals, and accepts
 * any text as a region.
 */
export const bucketLocation: Rule = {
  id: "bucket-location",
  controls: ["OS-09"],
  types: ["ibm_cos_bucket"],
  judge(bucket) {
    const set = locations.map((name) => readOne(bucket, name)).filter(({ state }) => state !== "absent");
    const [only] = set;
    const expected = `one of ${locations.join(", ")}; a region is ${regionNames.join(", ")}`;
    if (set.length !== 1 || only === undefined) {
      const got = set.map(({ path }) => path).join(" and ") || "none";
      return { verdict: "violation", argument: "region_location", expected, got, reject: set.length > 1 };
    }
    if (only.state === "unknown") return { verdict: "unknown", argument: only.path, expected, got: "a reference" };
    if (only.path !== "region_location" || regionNames.some((region) => region === only.value)) return compliant;
    return { verdict: "violation", argument: only.path, expected, got: JSON.stringify(only.value) };
  },
};
