import { showJson } from "../../../core/show-json";
import { argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import { isSet } from "../judged";

const enough = (role: unknown) => role === "Reader" || role === "Writer";

const ofBinding = argumentRule({
  id: "binding-least-role",
  controls: ["IKS-101"],
  types: ["ibm_container_bind_service"],
  argument: "role",
  accepts: enough,
  expected: "Reader or Writer; without a role, IBM chooses one",
});

/**
 * A service binding grants at most the Reader or Writer role. If it names an existing key, its role argument is ignored
 * (provider ibm 2.5.0, documentation of ibm_container_bind_service), and the rule checks the role of that key.
 */
export const bindingLeastRole: Rule = {
  ...ofBinding,
  judge(binding, world) {
    const { key } = binding.arguments;
    if (!isSet(key)) return ofBinding.judge(binding, world);
    const made = world.targetResource(binding.stack, key);
    const role = made?.type === "ibm_resource_key" ? known(made, "role") : undefined;
    if (enough(role)) return { verdict: "compliant", argument: "key" };
    return {
      verdict: role === undefined ? "unknown" : "violation",
      argument: "key",
      expected: "a key whose role is Reader or Writer",
      got: role === undefined ? "a key whose role is not set in these stacks" : showJson(role),
    };
  },
};
