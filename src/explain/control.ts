import type { Control } from "../posture";
import { longestWaiver, shortestReason } from "../posture/waivers";
import type { Catalogue } from "./catalogue";
import { type Explanation, type Part, part } from "./explanation";
import { demand } from "./rule";

/** Days after which a proposed waiver ends: half of what is possible. */
const proposed = longestWaiver / 2;

const duties: Readonly<Record<Control["duty"][number], string>> = {
  provider: "IBM",
  infrastructure: "whoever writes the Terraform",
  application: "whoever writes the application",
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
      { label: "asks", text: control.statement },
      ...part("said by", control.source ?? "Rampart, which derives it"),
      ...part("frameworks", frameworks(control)),
      { label: "duty of", text: control.duty.map((one) => duties[one]).join(", ") },
      { label: "default", text: control.hardened },
      {
        label: "answered by",
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

function answers({ evidence, step, belongsTo }: Control, rules: readonly string[]): string {
  const said = [
    ...(rules.length > 0 ? [`rules ${rules.join(", ")}`] : []),
    ...(evidence === undefined ? [] : [`what IBM attests: ${evidence}`]),
    ...(step === undefined ? [] : [`a step of a runbook that stays with people: ${step}`]),
    ...(belongsTo === undefined ? [] : [`another system: ${belongsTo}`]),
  ];
  return said.length > 0 ? said.join("; ") : "a file beside the Terraform: controls/<platform>.md names it";
}

function waiver({ id, waivable }: Control, judged: boolean, today?: string): Part[] {
  if (waivable === false) return [{ label: "waive", text: "no waiver can cover it" }];
  if (!judged) return [{ label: "waive", text: "nothing to waive: no rule judges it" }];
  if (today === undefined) return [{ label: "waive", text: "possible; some values may not be" }];
  const end = new Date(Date.parse(today) + proposed * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const lines = [
    "waivers:",
    `  - control: ${id}`,
    "    at: SYSTEM/COMPONENT # the place that the finding names",
    `    reason: REASON # why it is acceptable, in ${shortestReason} characters or more`,
    "    owner: OWNER # the person or team that answers for it",
    `    expires: ${end} # at most ${longestWaiver} days ahead`,
  ];
  return [{ label: "waive", text: lines.join("\n"), yaml: true }];
}
