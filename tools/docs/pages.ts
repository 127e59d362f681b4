import * as fs from "node:fs";
import * as path from "node:path";
import MarkdownIt from "markdown-it";
import { packageRoot } from "../../src/core/package-root";

/** A code block of a Markdown file. */
export interface Block {
  /** The file, from the package's root. */
  readonly page: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  /** Language after the fence; empty where there is none, and for a block that is only indented. */
  readonly language: string;
  readonly text: string;
}

const markdown = new MarkdownIt();

/** The pages written by hand whose examples are run: the project's README and every page in `docs`. */
export function pages(): string[] {
  const docs = fs.readdirSync(path.join(packageRoot, "docs")).filter((file) => file.endsWith(".md"));
  return ["README.md", ...docs.sort().map((file) => path.posix.join("docs", file))];
}

export function pageText(page: string): string {
  return fs.readFileSync(path.join(packageRoot, page), "utf8");
}

/** Every code block of a page, as a Markdown parser sees it: none escapes by its indentation or its kind of fence. */
export function blocksOf(page: string, text = pageText(page)): Block[] {
  return markdown
    .parse(text, {})
    .filter(({ type }) => type === "fence" || type === "code_block")
    .map(({ info, content, map }) => ({ page, line: (map?.[0] ?? 0) + 1, language: info.trim(), text: content }));
}

/** The file that an example is, from its first line: `# shop.yaml` or `// main.ts`. */
export function fileName({ page, line, text }: Block): string {
  const name = /^(?:#|\/\/) ([-.\w]+)\n/.exec(text)?.[1];
  if (name === undefined)
    throw new Error(`${page}:${line}: the first line of the example must be a comment with its file name`);
  return name;
}

/**
 * The blueprints of all pages by file name, so that an example may extend one of another page.
 *
 * @throws Error when two pages show different files under one name
 */
export function blueprints(): Map<string, string> {
  const files = new Map<string, string>();
  for (const block of pages()
    .flatMap((page) => blocksOf(page))
    .filter(({ language }) => language === "yaml")) {
    const name = fileName(block);
    const other = files.get(name);
    if (other !== undefined && other !== block.text)
      throw new Error(`${block.page}:${block.line}: another page shows a different ${name}`);
    files.set(name, block.text);
  }
  return files;
}

/** Writes the blueprints of all pages into a folder. */
export function writeBlueprints(folder: string): void {
  for (const [name, text] of blueprints()) fs.writeFileSync(path.join(folder, name), text);
}
