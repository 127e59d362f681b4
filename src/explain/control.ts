import type { Control, Evidence } from "../posture";
import { attestationsOf, attestedServices } from "../posture/ibm-documents";
import { longestWaiver, shortestReason } from "../posture/waivers";
import type { Catalogue } from "./catalogue";
import { type Explanation, type Part, part } from "./explanation";
import { demand } from "./rule";

/** Days after which a proposed waiver ends: half of what is possible. */
const proposed = longestWaiver / 2;

const duties: Readonly<Record<Control["duty"][number], string>> = {
  provider: "IBM",
  infrastructure: "the author of the Terraform",
  application: "the author of the application",
};

/** @param today the day from which a proposed waiver is counted; without it there is no block to paste */
export function explainControl(all: Catalogue, folder: string, control: Control, today?: string): Explanation {
  const rules = all.rules.filter(({ rule }) => rule.controls.includes(control.id)).map(({ rule }) => rule);
  const options = all.options.filter(({ option }) => option.controls.includes(control.id)).map(({ path }) => path);
  const demands = [...new Set(rules.flatMap((rule) => rule.fix ?? (demand(rule) || [])))];
  return {
    kind: "control",
    word: control.id,
    summary: `${control.title} (${control.severity}).`,
    parts: [
      { label: "requires", text: control.statement },
      ...part("source", control.source ?? "derived by Rampart"),
      ...part("frameworks", frameworks(control)),
      { label: "responsible", text: control.duty.map((one) => duties[one]).join(", ") },
      { label: "default", text: control.hardened },
      {
        label: "covered by",
        text: answers(
          control,
          rules.map(({ id }) => id),
        ),
      },
      ...part("options", options.join(", ")),
      { label: "comply", text: ["keep the default", ...demands.map((one) => one.replace(/\.$/, ""))].join("; ") },
      ...waiver(control, rules.length > 0, today),
      { label: "more", text: `src/systems/${folder}/README.md` },
    ],
  };
}

function frameworks({ frameworks: numbers = {} }: Control): string {
  return Object.entries(numbers)
    .map(([name, ids]) => `${name} ${ids.join(", ")}`)
    .join("; ");
}

function answers({ evidence, step, unanswered }: Control, rules: readonly string[]): string {
  const said = [
    ...(rules.length > 0 ? [`rules ${rules.join(", ")}`] : []),
    ...(evidence === undefined ? [] : [ibmsPart(evidence)]),
    ...(step === undefined ? [] : [`a manual step in a generated file: ${step}`]),
    ...(unanswered === undefined ? [] : [`otherwise nobody: ${unanswered}`]),
  ];
  return said.length > 0 ? said.join("; ") : "a generated file, named in controls/<platform>.md";
}

function ibmsPart({ service, says }: Evidence): string {
  const names = attestationsOf(service).map(({ title }) => title);
  return `IBM, for ${attestedServices[service]}: ${says} (${names.join(", ")})`;
}

function waiver({ id, waivable }: Control, judged: boolean, today?: string): Part[] {
  if (waivable === false) return [{ label: "waive", text: "this control cannot be waived" }];
  if (!judged) return [{ label: "waive", text: "nothing to waive: no rule checks this control" }];
  if (today === undefined) return [{ label: "waive", text: "possible, but not for every value" }];
  const end = new Date(Date.parse(today) + proposed * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const lines = [
    "waivers:",
    `  - control: ${id}`,
    "    at: SYSTEM/COMPONENT # the location shown in the finding",
    `    reason: REASON # why the violation is acceptable, at least ${shortestReason} characters`,
    "    owner: OWNER@example.com # e-mail address of the responsible person or team",
    `    expires: ${end} # at most ${longestWaiver} days ahead`,
  ];
  return [{ label: "waive", text: lines.join("\n"), yaml: true }];
}
