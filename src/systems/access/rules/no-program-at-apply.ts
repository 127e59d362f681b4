import type { Judgement, Rule } from "../../../posture/rule";
import { provisionersIn } from "../../../terraform/provisioners";

/** Terraform runs no external programs at plan or apply: they would have access to the platform's credentials. */
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
        expected: "no data source that runs an external program",
        got: "an external program that runs at every plan",
        fix: "Pass the value as a variable, or read it with a data source of a provider.",
      });
    }
    const provisioners = provisionersIn(meta.provisioner);
    if (provisioners.length > 0) {
      found.push({
        verdict: "violation",
        argument: "provisioner",
        expected: "no provisioner",
        got: provisioners.join(", "),
        fix: "Replace the program with a resource, or run it as a separate step after the apply.",
      });
    }
    return found;
  },
};
