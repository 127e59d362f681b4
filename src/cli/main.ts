#!/usr/bin/env node
import Module from "node:module";
import { loadLate } from "./lean-modules";
import { openPack } from "./pack/open";

/** Newer versions of Node keep what they compiled; how long it may be kept and where is for its own variables to say. */
function useCompileCache(): void {
  (Module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}

if (require.main === module) {
  useCompileCache();
  loadLate();
  // Faults that are looked into should name the module in which they are.
  const pack = process.argv.includes("--debug") ? undefined : openPack();
  const { start } = (pack?.load("cli/run.js") ?? require("./run")) as typeof import("./run");
  start();
}
