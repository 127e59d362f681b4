import type { Judgement, Rule } from "../../../posture/rule";
import { provisionersIn } from "../../../terraform/provisioners";

/** Who applies holds the credentials of the platform: a program that Terraform starts there has them too. */
export const noProgramAtApply: Rule = {
  id: "no-program-at-apply",
  controls: ["IA-02"],
  types: ["*", "removed"],
  forbids: true,
  judge({ kind, type, meta }): readonly Judgement[] {
    const found: Judgement[] = [];
    if (kind === "data" && type === "external") {
      found.push({
        verdict: "violation",
        expected: "no data source that runs a program",
        got: "a program that runs at each plan",
        fix: "Give the value as a variable, or read it with a data source of the provider.",
      });
    }
    const provisioners = provisionersIn(meta.provisioner);
    if (provisioners.length > 0) {
      found.push({
        verdict: "violation",
        argument: "provisioner",
        expected: "no provisioner",
        got: provisioners.join(", "),
        fix: "Make what the program makes a resource, or run it as a step of its own after the apply.",
      });
    }
    return found;
  },
};
