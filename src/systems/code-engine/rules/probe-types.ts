import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";

/** The type of a probe is one that Code Engine supports; the provider accepts any string, and the new revision would never be ready. */
export const probeTypes: Rule = {
  id: "probe-types",
  controls: ["CE-59"],
  types: ["ibm_code_engine_app"],
  judge({ arguments: args }) {
    const judged = (["probe_liveness", "probe_readiness"] as const).flatMap((probe) =>
      blocks(args[probe]).map(({ type }): Judgement => {
        if (type === "tcp" || type === "http") return compliant;
        return {
          verdict: "violation",
          argument: `${probe}.type`,
          expected: "tcp, http",
          got: textOf(type),
          reject: true,
        };
      }),
    );
    return judged.length > 0 ? judged : notApplicable;
  },
};
