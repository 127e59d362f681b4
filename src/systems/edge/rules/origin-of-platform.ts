import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { read } from "../../../posture/values";
import { hasReference } from "../../../terraform/configuration";

/** In a pool with an origin of the platform, every origin is one: another host would get a share of the requests, with their cookies. */
export const originOfPlatform: Rule = {
  id: "origin-of-platform",
  controls: ["CE-55"],
  types: ["ibm_cis_origin_pool"],
  judge(pool, world) {
    const slots = read(pool, "origins.address");
    const isOurs = (value: (typeof slots)[number]["value"]) => world.targetResource(pool.stack, value) !== undefined;
    if (!slots.some(({ value }) => isOurs(value))) return notApplicable;
    return slots.map(({ path, value }): Judgement => {
      if (isOurs(value)) return { verdict: "compliant", argument: path };
      return {
        verdict: hasReference(value) ? "unknown" : "violation",
        argument: path,
        expected: "an attribute of a resource of these stacks, as the other origins",
        got: value === undefined ? "nothing" : showJson(textOf(value)),
      };
    });
  },
};
