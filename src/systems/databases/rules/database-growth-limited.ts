import { numberOf } from "../../../core/number-of";
import { showJson } from "../../../core/show-json";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, hasReference, type JsonObject } from "../../../terraform/configuration";

/** Disk and memory that grow by themselves stop at a limit: disk never shrinks, and each gigabyte is billed. */
export const databaseGrowthLimited: Rule = {
  id: "database-growth-limited",
  controls: ["DB-04"],
  types: ["ibm_database"],
  judge({ arguments: { auto_scaling: scaling } }) {
    const judgements = blocks(scaling).flatMap((one) =>
      ["disk", "memory"].flatMap((part) =>
        blocks(one[part])
          .filter(grows)
          .map((growth) => judgeLimit(part, growth)),
      ),
    );
    return judgements.length > 0 ? judgements : notApplicable;
  },
};

function grows({ capacity_enabled: full, io_enabled: busy }: JsonObject): boolean {
  return [full, busy].some((enabled) => enabled !== undefined && enabled !== null && enabled !== false);
}

function judgeLimit(part: string, { rate_limit_mb_per_member: limit }: JsonObject): Judgement {
  const argument = `auto_scaling.${part}.rate_limit_mb_per_member`;
  const expected = "a number of megabytes";
  if (hasReference(limit)) return { verdict: "unknown", argument, expected, got: showJson(limit ?? null) };
  if ((numberOf(limit) ?? 0) > 0) return { verdict: "compliant", argument };
  return { verdict: "violation", argument, expected, got: limit === undefined ? "nothing" : showJson(limit) };
}
