import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { optionGroups } from "../../src/options/options";
import { withTable } from "./option-table";

/** `npm run docs`: writes the table of options into the README of each folder. */
function main(): void {
  for (const { folder, options } of optionGroups()) {
    const file = path.join(packageRoot, "src", folder, "README.md");
    fs.writeFileSync(file, withTable(fs.readFileSync(file, "utf8"), options));
  }
}

main();
