import { compliant, type Judgement, type Rule } from "../../../posture/rule";

/** Who pushes images is not who pulls them: what runs must not be able to replace what it runs. */
export const buildPushSecret: Rule = {
  id: "build-push-secret",
  controls: ["CE-24"],
  types: ["ibm_code_engine_build"],
  judge(build, world): Judgement {
    const push = build.arguments.output_secret;
    const puller = [
      ...world.ofType("ibm_code_engine_app"),
      ...world.ofType("ibm_code_engine_job"),
      ...world.ofType("ibm_code_engine_function"),
    ].find(({ stack, arguments: { image_secret, code_secret } }) =>
      world.same(build.stack, push, stack, image_secret ?? code_secret),
    );
    if (!puller && push !== undefined && push !== null) return compliant;
    return {
      verdict: "violation",
      argument: "output_secret",
      expected: "a registry secret that nothing pulls with",
      got: puller ? `the secret that ${puller.address} pulls with` : "nothing",
      reject: true,
    };
  },
};
