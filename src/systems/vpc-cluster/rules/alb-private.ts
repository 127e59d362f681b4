import type { Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** The argument that says where an ALB stands, by type; the provider takes any text in it. */
const argument: Readonly<Record<string, string>> = {
  ibm_container_vpc_alb_create: "type",
  ibm_container_alb_create: "alb_type",
};

/** ALBs are private. */
export const albPrivate: Rule = {
  id: "alb-private",
  controls: ["IKS-70", "IKS-78"],
  types: Object.keys(argument),
  judge(alb) {
    const name = argument[alb.type] ?? "";
    const value = known(alb, name);
    if (value === "private") return { verdict: "compliant", argument: name };
    return {
      verdict: "violation",
      argument: name,
      expected: '"private"',
      got: JSON.stringify(alb.arguments[name] ?? null),
    };
  },
};
