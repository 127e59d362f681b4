import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import type { Identity } from "../../../posture/world";

/** Components by the secret that they pull with. */
const pullers = indexed<Identity>(
  ["ibm_code_engine_app", "ibm_code_engine_job", "ibm_code_engine_function"],
  ({ stack, arguments: { image_secret, code_secret } }, world) => [world.identity(stack, image_secret ?? code_secret)],
);

/** Pushing and pulling use separate identities: a workload must not be able to replace the image that it runs. */
export const buildPushSecret: Rule = {
  id: "build-push-secret",
  controls: ["CE-24"],
  types: ["ibm_code_engine_build"],
  judge(build, world): Judgement {
    const push = build.arguments.output_secret;
    const puller = push === undefined ? undefined : pullers(world, world.identity(build.stack, push))[0];
    if (!puller && push !== undefined && push !== null) return compliant;
    return {
      verdict: "violation",
      argument: "output_secret",
      expected: "a registry secret that nothing pulls with",
      got: puller ? `the pull secret of ${puller.address}` : "nothing",
      reject: true,
    };
  },
};
