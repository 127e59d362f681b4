import type { PathStep } from "./document";
import type { Source } from "./source";

/** A value of a blueprint with where it stands. Trees of these are merged whole, so places follow their values. */
export interface Part {
  readonly source: Source;
  /** Offset of the value in its file. */
  readonly at: number;
  readonly content: Content;
  /** Number of values in it, itself included. */
  readonly size: number;
  /** Levels of mappings and lists in it. */
  readonly height: number;
}

type Content =
  | {
      readonly kind: "scalar";
      readonly value: string | number | boolean | null;
      readonly written?: string;
      readonly end?: number;
    }
  | { readonly kind: "list"; readonly items: readonly Part[] }
  | { readonly kind: "mapping"; readonly entries: ReadonlyMap<string, Entry> };

/** A key of a mapping and its value. */
export interface Entry {
  readonly source: Source;
  /** Offset of the key in its file. */
  readonly at: number;
  readonly value: Part;
}

export function mapping(source: Source, at: number, entries: ReadonlyMap<string, Entry>): Part {
  const values = Array.from(entries.values(), ({ value }) => value);
  return { source, at, content: { kind: "mapping", entries }, ...extent(values) };
}

export function list(source: Source, at: number, items: readonly Part[]): Part {
  return { source, at, content: { kind: "list", items }, ...extent(items) };
}

/**
 * @param written - a number, true, false or null as it stands in the file
 * @param end - offset behind a text
 */
export function scalar(
  source: Source,
  at: number,
  value: string | number | boolean | null,
  written?: string,
  end?: number,
): Part {
  const content = {
    kind: "scalar",
    value,
    ...(written === undefined ? {} : { written }),
    ...(end === undefined ? {} : { end }),
  } as const;
  return { source, at, content, size: 1, height: 0 };
}

function extent(children: readonly Part[]): { size: number; height: number } {
  return {
    size: children.reduce((sum, { size }) => sum + size, 1),
    height: children.reduce((most, { height }) => Math.max(most, height), 0) + 1,
  };
}

/** The child wins; mappings merge key by key; null removes what the parent has; all else is replaced whole. */
export function merge(parent: Part, child: Part): Part {
  if (parent.content.kind !== "mapping" || child.content.kind !== "mapping") return child;
  const entries = new Map(parent.content.entries);
  for (const [key, own] of child.content.entries) {
    const inherited = parent.content.entries.get(key);
    if (!inherited) entries.set(key, own);
    else if (isNull(own.value)) entries.delete(key);
    else entries.set(key, { ...own, value: merge(inherited.value, own.value) });
  }
  return mapping(child.source, child.at, entries);
}

function isNull({ content }: Part): boolean {
  return content.kind === "scalar" && content.value === null;
}

/** The values alone. Nothing is shared, however the text shares it; objects inherit nothing. */
export function toData({ content }: Part): unknown {
  switch (content.kind) {
    case "scalar":
      return content.value;
    case "list":
      return content.items.map(toData);
    case "mapping": {
      const data: Record<string, unknown> = Object.create(null);
      for (const [key, { value }] of content.entries) data[key] = toData(value);
      return data;
    }
  }
}

/** What stands at a path, or the nearest above it. */
export function find(root: Part, path: readonly PathStep[]): { part: Part; entry?: Entry; exact: boolean } {
  let found: { part: Part; entry?: Entry } = { part: root };
  for (const step of path) {
    const { content } = found.part;
    const entry = content.kind === "mapping" ? content.entries.get(String(step)) : undefined;
    const item = content.kind === "list" && typeof step === "number" ? content.items[step] : undefined;
    if (entry) found = { part: entry.value, entry };
    else if (item) found = { part: item };
    else return { ...found, exact: false };
  }
  return { ...found, exact: true };
}
