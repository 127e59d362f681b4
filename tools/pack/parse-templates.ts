import * as fs from "node:fs";
import * as path from "node:path";
import { type ParsedTemplate, parsedTemplates, parseTemplate } from "../../src/artefacts/parse";
import { packageRoot } from "../../src/core/package-root";

/** What the renderer never looks at. */
const unused = new Set(["strip", "openStrip", "closeStrip", "inverseStrip", "blockParams", "hash"]);

/** Parses every template, so that a run of the command line need not. */
export function parseTemplates(): void {
  const folder = path.join(packageRoot, "templates");
  fs.rmSync(parsedTemplates, { recursive: true, force: true });
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".hbs")) continue;
    const source = fs.readFileSync(path.join(folder, file), "utf8");
    const parsed: ParsedTemplate = { source, body: parseTemplate(source) };
    const target = path.join(parsedTemplates, file.replace(/\.hbs$/, ".json"));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, JSON.stringify(parsed, onlyUsed));
  }
}

function onlyUsed(key: string, value: unknown): unknown {
  if (unused.has(key)) return undefined;
  return key === "loc" ? { start: (value as hbs.AST.SourceLocation).start } : value;
}
