import { textOf } from "../../../core/text-of";
import { written } from "../../../posture/guarded";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { blocks, isObject } from "../../../terraform/configuration";
import { mappingsOf } from "../mappings";

/** A public application gets the token that the edge adds, so that it can refuse requests that bypass the edge. */
export const edgeTokenChecked: Rule = {
  id: "edge-token-checked",
  controls: ["CE-50"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  judge(app, world): Judgement {
    if (mappingsOf(world, app).length === 0) return notApplicable;
    const given = blocks(app.arguments.run_env_variables).some(({ type, reference }) => {
      const secret = world.targetResource(app.stack, reference);
      const data = secret && written(secret).data;
      return textOf(type).startsWith("secret_") && isObject(data) && Object.hasOwn(data, "ORIGIN_VERIFY_TOKEN");
    });
    if (given) return compliant;
    return {
      verdict: "violation",
      argument: "run_env_variables",
      expected: "a reference to the secret that holds ORIGIN_VERIFY_TOKEN",
      got: "none: the application cannot detect requests that bypass the edge",
    };
  },
};
