import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { optionGroups } from "../../src/options/options";

/** The README of the project, and of each folder that has options. */
export const readmes: readonly string[] = [
  "README.md",
  ...optionGroups().map(({ folder }) => path.join("src", folder, "README.md")),
];

/** The code blocks of a README in one language. */
export function blocksOf(file: string, language: string): string[] {
  const text = fs.readFileSync(path.join(packageRoot, file), "utf8");
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, of, block = ""]) =>
    of === language ? [block] : [],
  );
}
