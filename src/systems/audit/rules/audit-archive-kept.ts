import { numberOf } from "../../../core/number-of";
import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { blocks, type Resource } from "../../../terraform/configuration";
import { retentionDays } from "../retention-days";

const leastDays = retentionDays.hardened;

const bucketsOf = indexed(["ibm_cos_bucket"], (bucket) => [known(bucket, "bucket_name")]);

/** Is there a target that is a bucket? */
const hasArchive = (world: World): boolean => world.ofType("ibm_atracker_target").some(isArchive);

/** Routed events also go to a bucket with a retention of at least a year. */
export const auditArchiveKept: Rule = {
  id: "audit-archive-kept",
  controls: ["AU-02"],
  types: ["ibm_atracker_settings", "ibm_atracker_target"],
  judge(resource, world) {
    const expected = `an ibm_atracker_target for a bucket whose retention_rule has a minimum of ${leastDays} days or more`;
    if (resource.type === "ibm_atracker_settings") {
      return world.once(hasArchive) ? compliant : { verdict: "violation", expected, got: "no bucket target" };
    }
    if (!isArchive(resource)) return notApplicable;
    const about = { argument: "cos_endpoint.bucket", expected };
    const bucket = bucketOf(resource, world);
    if (!bucket) return { verdict: "unknown", ...about, got: "a bucket that is not defined in these stacks" };
    const minimum = readOne(bucket, "retention_rule.minimum");
    if (minimum.state === "unknown") return { verdict: "unknown", ...about, got: "a reference" };
    if (numberOf(minimum.value ?? 0) >= leastDays) return compliant;
    return {
      verdict: "violation",
      ...about,
      got: `${bucket.address} with a minimum of ${textOf(minimum.value ?? 0)} days`,
    };
  },
};

function isArchive(target: Resource): boolean {
  return bucketNames(target).length > 0;
}

function bucketNames({ arguments: target }: Resource) {
  return blocks(target.cos_endpoint).map(({ bucket }) => bucket);
}

function bucketOf(target: Resource, world: World): Resource | undefined {
  return bucketNames(target)
    .map((name) => {
      const referred = world.targetResource(target.stack, name);
      if (referred?.type === "ibm_cos_bucket") return referred;
      return bucketsOf(world, name)[0];
    })
    .find((bucket) => bucket !== undefined);
}
