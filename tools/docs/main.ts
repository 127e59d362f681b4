import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { optionGroups } from "../../src/options/options";
import { withTable } from "./option-table";
import { pages } from "./pages";
import { withPrinted } from "./printed";

/** `npm run docs`: writes the table of options into the README of each folder, and what the commands of the pages print. */
function main(): void {
  for (const { folder, options } of optionGroups())
    rewrite(path.join("src", folder, "README.md"), (text) => withTable(text, options));
  for (const page of pages()) rewrite(page, (text) => withPrinted(page, text));
}

function rewrite(file: string, by: (text: string) => string): void {
  const full = path.join(packageRoot, file);
  fs.writeFileSync(full, by(fs.readFileSync(full, "utf8")));
}

main();
