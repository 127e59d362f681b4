#!/usr/bin/env node
import { loadLate } from "./lean-modules";
import { distFolder } from "./pack/files";
import { useCompileCache } from "./pack/kept";
import { openPack } from "./pack/open";
import { useOutside } from "./pack/outside";

if (require.main === module) {
  useCompileCache();
  // Faults that are looked into should name the module in which they are.
  const pack = process.argv.includes("--debug") ? undefined : openPack();
  if (pack) useOutside(distFolder);
  loadLate();
  const { start } = (pack?.load("cli/run.js") ?? require("./run")) as typeof import("./run");
  start();
}
