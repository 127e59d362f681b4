import * as fs from "node:fs";
import * as path from "node:path";

/** One import of a file of ours by another, by path below the root. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** True for imports that leave nothing in the compiled code. */
  readonly typeOnly: boolean;
}

const pattern =
  /(?<head>\bimport\s+type\b[^;]*?\bfrom\s+|\bexport\s+type\b[^;]*?\bfrom\s+|\b(?:import|export)\b[^;()]*?\bfrom\s+|\btypeof\s+import\(|\bimport\(|\brequire\(|\bimport\s+)(["'])(?<target>\.[^"']*)\2/g;

/** Every import of the files below a folder, lazy ones too: what is loaded late still ties two files together. */
export function importsBelow(root: string, folder: string): Import[] {
  const files = new Set(filesBelow(root, folder));
  return [...files].flatMap((from) => {
    const text = withoutComments(fs.readFileSync(path.join(root, from), "utf8"));
    return [...text.matchAll(pattern)].flatMap(({ groups = {} }): Import[] => {
      const to = resolve(files, from, groups.target ?? "");
      const typeOnly = /^(import|export)\s+type\b|^typeof/.test(groups.head ?? "");
      return to === undefined || to === from ? [] : [{ from, to, typeOnly }];
    });
  });
}

function filesBelow(root: string, folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, name);
      return entry.name.endsWith(".ts") ? [name] : [];
    })
    .sort();
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

function resolve(files: ReadonlySet<string>, from: string, target: string): string | undefined {
  const place = path.posix.join(path.posix.dirname(from), target);
  return [`${place}.ts`, `${place}/index.ts`].find((file) => files.has(file));
}

/** Groups of files that import one another in a circle; type-only imports leave no trace and tie nothing at run time. */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.size - 1);
    open.push(file);
    for (const other of next.get(file) ?? []) {
      if (!index.has(other)) visit(other);
      if (open.includes(other)) low.set(file, Math.min(low.get(file) ?? 0, low.get(other) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const file of next.keys()) if (!index.has(file)) visit(file);
  return found;
}
