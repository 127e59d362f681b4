import type { Rule } from "../../../posture/rule";

/** Every setting of the resource is computed only: who writes it believes in something that is not there. */
export const noInertBotManagement: Rule = {
  id: "no-inert-bot-management",
  controls: ["CE-61"],
  forbids: true,
  types: ["ibm_cis_bot_management"],
  judge() {
    return {
      verdict: "violation",
      expected: "bot management switched on by the command line, on the premier plan",
      got: "ibm_cis_bot_management, which cannot set anything",
      fix: "Remove it, and run bot-management.sh.",
    };
  },
};
