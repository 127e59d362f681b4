import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { startsJobs, subscriptionsOf, topicsOfRotation } from "../wiring";

const rotationStartsJobs = (world: World): boolean =>
  world.once(topicsOfRotation).some((topic) => subscriptionsOf(world, topic).some(startsJobs));

/** If certificates renew automatically and Secrets Manager sends events, each renewed certificate starts a job. */
export const secretRotationHeard: Rule = {
  id: "secret-rotation-heard",
  controls: ["CE-38"],
  types: ["ibm_sm_en_registration", "data.ibm_sm_en_registration"],
  judge(_, world) {
    if (world.ofType("ibm_sm_public_certificate").length === 0) return notApplicable;
    const topics = world.once(topicsOfRotation);
    if (world.once(rotationStartsJobs)) return compliant;
    return {
      verdict: "violation",
      expected: "a topic for com.ibm.cloud.secrets-manager.secret_rotated, with an ibm_en_subscription_ce",
      got: topics.length === 0 ? "no such topic" : "a topic without an ibm_en_subscription_ce",
      fix: "Set onSecretRotation: true under events.jobs, or rotation on the Code Engine system; or keep only the daily schedule, and add a waiver.",
    };
  },
};
