/** A line of a body: an attribute, or anything longer that stands by itself. */
export type Item = { readonly name: string; readonly value: string } | { readonly text: string };

/** A block as `terraform fmt` lays it out: attributes aligned, an empty line around each inner block. */
export function block(header: string, items: readonly Item[]): string {
  if (items.length === 0) return `${header} {}`;
  const lines: string[] = [];
  items.forEach((item, index) => {
    const before = items[index - 1];
    if (before && ("text" in item || "text" in before)) lines.push("");
    lines.push(line(items, index));
  });
  return `${header} {\n${indent(lines.join("\n"))}\n}`;
}

/** A map, one entry on a line. */
export function map(entries: readonly (readonly [key: string, value: string])[]): string {
  if (entries.length === 0) return "{}";
  const items = entries.map(([name, value]) => ({ name, value }));
  return `{\n${indent(items.map((_, index) => line(items, index)).join("\n"))}\n}`;
}

/** A list, on one line where it is short. */
export function list(items: readonly string[]): string {
  const line = `[${items.join(", ")}]`;
  if (line.length <= 100 && !line.includes("\n")) return line;
  return `[\n${indent(items.map((item) => `${item},`).join("\n"))}\n]`;
}

function line(items: readonly Item[], index: number): string {
  const item = items[index] ?? { text: "" };
  return "text" in item ? item.text : `${item.name.padEnd(widthAt(items, index))} = ${item.value}`;
}

/** Neighbouring attributes that stand on one line are aligned. */
function widthAt(items: readonly Item[], index: number): number {
  const aligned = (item: Item | undefined) => item !== undefined && "name" in item && !item.value.includes("\n");
  if (!aligned(items[index])) return 0;
  let [from, to] = [index, index];
  while (aligned(items[from - 1])) from -= 1;
  while (aligned(items[to + 1])) to += 1;
  return Math.max(...items.slice(from, to + 1).map((item) => ("name" in item ? item.name.length : 0)));
}

/** Two spaces before each line: no text goes over several. */
function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
