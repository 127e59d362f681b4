import type { Rule } from "../../../posture/rule";

/** Bot management is not managed by Terraform: every setting of the resource is read-only, so it has no effect. */
export const noInertBotManagement: Rule = {
  id: "no-inert-bot-management",
  controls: ["CE-61"],
  forbids: true,
  types: ["ibm_cis_bot_management"],
  judge() {
    return {
      verdict: "violation",
      expected: "bot management enabled with the CLI, on the premier plan",
      got: "ibm_cis_bot_management, whose settings are all read-only",
      fix: "Remove it, and run bot-management.sh.",
    };
  },
};
