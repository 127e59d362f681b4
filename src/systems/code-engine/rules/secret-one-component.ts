import { referring } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";

const holdersOf = referring(["ibm_code_engine_app", "ibm_code_engine_job"], "run_volume_mounts.reference");

/** A secret is mounted into one component only: if shared, a leak in either component exposes it. */
export const secretOneComponent: Rule = {
  id: "secret-one-component",
  controls: ["CE-25"],
  types: ["ibm_code_engine_secret"],
  judge(secret, world): Judgement {
    const holders = holdersOf(world, secret);
    if (holders.length === 0) return notApplicable;
    if (holders.length === 1) return compliant;
    return {
      verdict: "violation",
      expected: "mounted into one component",
      got: holders.map(({ address }) => address).join(", "),
      fix: "Give each component its own credential.",
    };
  },
};
