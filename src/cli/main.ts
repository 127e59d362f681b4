#!/usr/bin/env node
import Module from "node:module";
import { loadLate } from "./lean-modules";
import { distFolder } from "./pack/files";
import { openPack } from "./pack/open";
import { useOutside } from "./pack/outside";

/** Newer versions of Node keep what they compiled; how long it may be kept and where is for its own variables to say. */
function useCompileCache(): void {
  (Module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}

if (require.main === module) {
  useCompileCache();
  // Faults that are looked into should name the module in which they are.
  const pack = process.argv.includes("--debug") ? undefined : openPack();
  if (pack) useOutside(distFolder);
  loadLate();
  const { start } = (pack?.load("cli/run.js") ?? require("./run")) as typeof import("./run");
  start();
}
