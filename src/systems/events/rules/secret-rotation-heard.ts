import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { startsJobs, subscriptionsOf, topicsOfRotation } from "../wiring";

const rotationStartsJobs = (world: World): boolean =>
  world.once(topicsOfRotation).some((topic) => subscriptionsOf(world, topic).some(startsJobs));

/** Where certificates renew themselves and Secrets Manager sends events, a job hears of each new certificate. */
export const secretRotationHeard: Rule = {
  id: "secret-rotation-heard",
  controls: ["CE-38"],
  types: ["ibm_sm_en_registration"],
  judge(_, world) {
    if (world.ofType("ibm_sm_public_certificate").length === 0) return notApplicable;
    const topics = world.once(topicsOfRotation);
    if (world.once(rotationStartsJobs)) return compliant;
    return {
      verdict: "violation",
      expected: "a topic of com.ibm.cloud.secrets-manager.secret_rotated, and an ibm_en_subscription_ce of it",
      got: topics.length === 0 ? "no such topic" : "a topic that starts nothing",
      fix: "Call events.onSecretRotation(…), or keep the daily schedule alone and waive this.",
    };
  },
};
