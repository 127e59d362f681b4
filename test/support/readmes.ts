import * as path from "node:path";
import { optionGroups } from "../../src/options/options";
import * as docs from "../../tools/docs/pages";

/** The README of each folder that has options. */
export const folderReadmes: readonly string[] = optionGroups().map(({ folder }) =>
  path.join("src", folder, "README.md"),
);

/** Every Markdown file with examples: the project's README, the pages in `docs`, the folders' READMEs. */
export const readmes: readonly string[] = [...docs.pages(), ...folderReadmes];

/** The code blocks of a file in one language. */
export function blocksOf(file: string, language: string): string[] {
  return docs
    .blocksOf(file)
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}
