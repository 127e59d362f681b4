import * as fs from "node:fs";
import * as path from "node:path";

/** A template that the build has parsed. */
export interface ParsedTemplate {
  /** The text that was parsed: what was parsed of another is not used. */
  readonly source: string;
  readonly body: readonly hbs.AST.Statement[];
}

/** Folder of the templates that the build has parsed, one file for each. */
export const parsedTemplates = path.join(__dirname, "templates");

/**
 * The syntax tree of a template: as the build parsed it, else parsed now.
 *
 * @param name its path below the templates' folder, without `.hbs`
 * @throws Error of Handlebars for what is no template
 */
export function templateBody(name: string, source: string): readonly hbs.AST.Statement[] {
  const file = path.join(parsedTemplates, `${name}.json`);
  if (fs.existsSync(file)) {
    const parsed = JSON.parse(fs.readFileSync(file, "utf8")) as ParsedTemplate;
    if (parsed.source === source) return parsed.body;
  }
  return parseTemplate(source);
}

/** Parses a template, by the parser alone: the rest of Handlebars writes HTML. */
export function parseTemplate(source: string): readonly hbs.AST.Statement[] {
  const { parse } = require("handlebars/dist/cjs/handlebars/compiler/base") as Pick<
    typeof import("handlebars"),
    "parse"
  >;
  return parse(source).body;
}
