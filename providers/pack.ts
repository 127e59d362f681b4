import * as fs from "node:fs";
import * as path from "node:path";
import { providerNames, providersFolder } from "./data";

/** Where the packed package hands the typed resources on: `rampart/providers/ibm/cos-bucket`. */
const handedOn = path.join(path.dirname(providersFolder), "dist", "src", "providers");

const manifest = path.join(path.dirname(providersFolder), "package.json");

/** Scripts that only a checkout can run: `prepare` would generate bindings and build wherever the package is a Git dependency. */
const ownScripts = ["prepare"];

/**
 * npm bundles folders, not links: while the package is packed, the workspaces' links in node_modules are replaced by
 * copies of what a consumer needs, and put back afterwards.
 */
function main(step: string | undefined): void {
  fs.rmSync(handedOn, { recursive: true, force: true });
  if (step === "before") leaveOutScripts();
  else putBackScripts();
  for (const provider of providerNames()) {
    const link = path.join(path.dirname(providersFolder), "node_modules", "@cdktf", `provider-${provider}`);
    const source = path.join(providersFolder, provider);
    fs.rmSync(link, { recursive: true, force: true });
    if (step === "before") {
      for (const part of ["package.json", "lib"])
        fs.cpSync(path.join(source, part), path.join(link, part), { recursive: true });
      handOn(provider);
    } else {
      fs.symlinkSync(path.relative(path.dirname(link), source), link, "junction");
    }
  }
}

/** The bindings are bundled, so that only the package itself can import them: a file of its own for each resource hands one on. */
function handOn(provider: string): void {
  const folder = path.join(handedOn, provider);
  for (const name of fs.readdirSync(path.join(providersFolder, provider, "lib"), { withFileTypes: true })) {
    if (!name.isDirectory()) continue;
    const target = JSON.stringify(`@cdktf/provider-${provider}/lib/${name.name}`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, `${name.name}.js`), `module.exports = require(${target});\n`);
    fs.writeFileSync(path.join(folder, `${name.name}.d.ts`), `export * from ${target};\n`);
  }
}

/** The manifest as it was is kept beside it while the package is packed. */
function leaveOutScripts(): void {
  const text = fs.readFileSync(manifest, "utf8");
  const content = JSON.parse(text) as { scripts: Record<string, string> };
  fs.writeFileSync(`${manifest}.before-pack`, text);
  for (const script of ownScripts) delete content.scripts[script];
  fs.writeFileSync(manifest, `${JSON.stringify(content, undefined, 2)}\n`);
}

function putBackScripts(): void {
  if (fs.existsSync(`${manifest}.before-pack`)) fs.renameSync(`${manifest}.before-pack`, manifest);
}

main(process.argv[2]);
