import * as fs from "node:fs";
import * as path from "node:path";
import { providerNames, providersFolder } from "./data";

/**
 * npm bundles folders, not links: while the package is packed, the workspaces' links in node_modules are replaced by
 * copies of what a consumer needs, and put back afterwards.
 */
function main(step: string | undefined): void {
  for (const provider of providerNames()) {
    const link = path.join(path.dirname(providersFolder), "node_modules", "@cdktf", `provider-${provider}`);
    const source = path.join(providersFolder, provider);
    fs.rmSync(link, { recursive: true, force: true });
    if (step === "before") {
      for (const part of ["package.json", "lib"])
        fs.cpSync(path.join(source, part), path.join(link, part), { recursive: true });
    } else {
      fs.symlinkSync(path.relative(path.dirname(link), source), link, "junction");
    }
  }
}

main(process.argv[2]);
