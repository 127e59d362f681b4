import type { Explanation, Part } from "../explain/explanation";

/** Explanations for a terminal: what each word is, then a line for each part. */
export function explanationText(explanations: readonly Explanation[]): string {
  return explanations.map(one).join("\n");
}

function one({ kind, word, summary, parts }: Explanation): string {
  const width = Math.max(...parts.map(({ label }) => label.length)) + 1;
  const lines = parts.map(({ label, text, yaml }) => {
    const head = `  ${`${label}:`.padEnd(width)} `;
    if (yaml && text.includes("\n")) return `  ${label}:\n${text.replace(/^/gm, "    ")}`;
    return head + text;
  });
  return `${word} (${kind})\n  ${summary}\n${lines.join("\n")}\n`;
}

const chapters: readonly { readonly kind: Explanation["kind"]; readonly title: string }[] = [
  { kind: "control", title: "Controls" },
  { kind: "rule", title: "Rules" },
  { kind: "option", title: "Options" },
  { kind: "message code", title: "Message codes" },
];

/** The whole reference in Markdown, a chapter for each kind. */
export function explanationMarkdown(explanations: readonly Explanation[]): string {
  const parts = chapters.flatMap(({ kind, title }) => {
    const own = explanations.filter((explanation) => explanation.kind === kind);
    return own.length > 0 ? [`## ${title}`, ...own.map(entry)] : [];
  });
  return `${["# Reference", ...parts].join("\n\n")}\n`;
}

function entry({ word, summary, parts }: Explanation): string {
  return `### ${escaped(word)}\n\n${escaped(summary)}\n\n${parts.map(item).join("\n")}`;
}

function item({ label, text, yaml }: Part): string {
  if (!yaml) return `- ${label}: ${escaped(text)}`;
  return text.includes("\n")
    ? `- ${label}:\n\n${["```yaml", ...text.split("\n"), "```"].join("\n").replace(/^/gm, "  ")}\n`
    : `- ${label}: \`${text}\``;
}

/** Angle brackets would be HTML. */
function escaped(text: string): string {
  return text.replace(/<(?=[a-z])/g, "\\<");
}
