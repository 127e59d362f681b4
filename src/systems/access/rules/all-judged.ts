import { own } from "../../../core/own";
import type { Judgement, Rule } from "../../../posture/rule";
import { providerOf, typeData } from "../../../terraform/provider-data";
import { doors } from "../judging/doors";

/** Providers of which Rampart is the judge. */
const providers = new Set(["ibm", "kubernetes", "helm"]);

/**
 * Nothing of IBM Cloud or of a cluster passes that nobody has looked at: a type of which Rampart knows nothing, a module, a file in
 * HCL. Resources of other providers are listed beside the findings.
 */
export const allJudged: Rule = {
  id: "all-judged",
  controls: ["IA-06"],
  types: ["*", "module", "unread"],
  forbids: true,
  judge({ kind, type, name }): readonly Judgement[] {
    const got = whatIsUnseen(kind, type, name);
    if (got === undefined) return [];
    return [
      {
        verdict: "unknown",
        expected: "a type that Rampart judges",
        got,
        fix: "Review it by hand and add a waiver, or use a type that Rampart judges.",
      },
    ];
  },
};

function whatIsUnseen(kind: "resource" | "data", type: string, name: string): string | undefined {
  if (type === "module") return "a module, which is not read";
  if (type === "unread") return `${name}, which is not Terraform JSON`;
  if (!providers.has(providerOf(type)) || typeData(kind, type)) return undefined;
  const door = own(doors, type);
  return `${type}, of which Rampart has no data${door === undefined ? "" : `: ${door}`}`;
}
