import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../core/package-root";
import { controlFaults } from "./control-faults";
import type { Control } from "./controls";
import type { Rule } from "./rule";

/**
 * Part of the build: turns each system's `controls.yaml` into JSON, which is read twenty times as fast at run time, and fails
 * when a control names a rule or a type that does not exist.
 */
function main(): void {
  const folder = path.join(packageRoot, "src", "systems");
  const controls = fs.readdirSync(folder).flatMap((system): readonly Control[] => {
    const source = path.join(folder, system, "controls.yaml");
    if (!fs.existsSync(source)) return [];
    const own = parse(fs.readFileSync(source, "utf8")) as Control[];
    const target = path.join(packageRoot, "dist", "src", "systems", system, "controls.json");
    fs.writeFileSync(target, JSON.stringify(own));
    return own;
  });
  const faults = controlFaults(controls, compiledRules());
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

/** The rules as the build has compiled them: the systems stand above this folder, whose code imports nothing from them. */
function compiledRules(): readonly Rule[] {
  const compiled = path.join(packageRoot, "dist", "src", "systems");
  const { systems } = require(compiled) as { readonly systems: readonly { readonly rules: readonly Rule[] }[] };
  return systems.flatMap(({ rules }) => rules);
}

main();
