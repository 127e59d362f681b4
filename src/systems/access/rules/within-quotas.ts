import { textOf } from "../../../core/text-of";
import { type QuotaUse, quotaUse } from "../../../posture/quota-count";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { raisedName } from "../../../terraform/quotas";

/**
 * The stacks stay within IBM's quotas; a service rejects what exceeds a quota in the middle of an apply. Usage of a
 * quota by several stacks is added up.
 */
export const withinQuotas: Rule = {
  id: "within-quotas",
  controls: ["IA-03"],
  types: ["*"],
  judge({ stack, address }, world) {
    return world.once(countAll).get(`${stack}\n${address}`) ?? notApplicable;
  },
};

/** What the stacks use of each quota, by the resource that it is said at. */
function countAll(world: World): ReadonlyMap<string, readonly Judgement[]> {
  const judged = new Map<string, readonly Judgement[]>();
  for (const use of quotaUse(world)) {
    const key = `${use.at.stack}\n${use.at.address}`;
    judged.set(key, [...(judged.get(key) ?? []), judge(use)]);
  }
  return judged;
}

function judge({ quota, limit, least, count, open }: QuotaUse): Judgement {
  const [argument] = quota.counts ?? [quota.sums];
  const where = argument === undefined ? {} : { argument };
  if (count <= least && !open) return { verdict: "compliant", ...where };
  return {
    verdict: count > limit ? "violation" : "unknown",
    ...where,
    expected: `at most ${limit} ${quota.of}`,
    got: open ? `${count}, plus some whose number is known only after apply` : textOf(count),
    fix: quota.raisable
      ? `Spread them; or have the quota raised, and set the new limit as an output or local value named ${raisedName(quota.id)}.`
      : "Spread them.",
  };
}
