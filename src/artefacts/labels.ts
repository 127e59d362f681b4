import { inlineCode } from "./contexts";

/** The word that stands for a value in a text for several things: `edgeSubnets` is EDGE-SUBNETS. */
export function placeholder(expression: string): string {
  return expression
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toUpperCase();
}

/**
 * A part of a Markdown text that applies to some things only, and says to which: in its heading, at each item or row, in a comment of
 * a code block, or in front of it.
 */
export function labelled(part: string, names: readonly string[], inFence: boolean): string {
  if (part.trim() === "") return part;
  if (inFence) return part.replace(/^(?=.)/, `# ${names.join(", ")}:\n`);
  const label = names.map(inlineCode).join(", ");
  if (/^\s*#+ /.test(part)) return part.replace(/^(\s*#+ .*)/, `$1 (${label})`);
  if (/^\|[-| ]+\|$/m.test(part)) return `\nFor ${label}:\n${part}`;
  const [, indent] = /^\n*( *)(?:\d+\. |- |\| )/.exec(part) ?? [];
  if (indent === undefined) return part.replace(/^(\s*)/, `$1For ${label}: `);
  return part.replace(/^( *)(\d+\. |- (?:\[ \] )?|\| )/gm, (item, spaces: string) =>
    spaces === indent ? `${item}(${label}) ` : item,
  );
}
