import { blocks, type Resource } from "../../../core/configuration";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";

/** A secret's file lies in one component only: what is in two is lost with either. */
export const secretOneComponent: Rule = {
  id: "secret-one-component",
  controls: ["CE-25"],
  types: ["ibm_code_engine_secret"],
  judge(secret, world): Judgement {
    const holders = [...world.ofType("ibm_code_engine_app"), ...world.ofType("ibm_code_engine_job")].filter(
      (component) => mounts(component, secret, world),
    );
    if (holders.length === 0) return notApplicable;
    if (holders.length === 1) return compliant;
    return {
      verdict: "violation",
      expected: "mounted into one component",
      got: holders.map(({ address }) => address).join(", "),
      fix: "Give each component a credential of its own.",
    };
  },
};

function mounts({ stack, arguments: { run_volume_mounts } }: Resource, secret: Resource, world: World): boolean {
  return blocks(run_volume_mounts).some(({ reference }) => world.targetResource(stack, reference) === secret);
}
