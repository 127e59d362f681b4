import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isGiven } from "../../../posture/values";

/** A new revision gets traffic once its readiness probe succeeds: without one, requests reach a process that cannot answer. */
export const appProbed: Rule = {
  id: "app-probed",
  controls: ["CE-59"],
  types: ["ibm_code_engine_app"],
  judge(app): Judgement {
    if (app.kind !== "resource") return notApplicable;
    if (isGiven(app, "probe_readiness.type")) return { verdict: "compliant", argument: "probe_readiness" };
    return {
      verdict: "violation",
      argument: "probe_readiness",
      expected: "a readiness probe, with its type",
      got: "none",
    };
  },
};
