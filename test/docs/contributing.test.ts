import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { pageText } from "../../tools/docs/pages";
import { layers } from "../house/layers";

const page = pageText("CONTRIBUTING.md");

test("the table of folders is the order of the layers", () => {
  const table = page.slice(page.indexOf("| folder |"), page.indexOf("Every folder below"));
  expect([...table.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, folder]) => folder)).toEqual(layers);
});

test("every script that the page names exists", () => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(packageRoot, "package.json"), "utf8")) as {
    readonly scripts: object;
  };
  const named = [...page.matchAll(/npm run ([-:a-z]+)/g)].map(([, script]) => script);
  expect(named.filter((script) => !Object.keys(scripts).includes(script ?? ""))).toEqual([]);
  expect(named.length).toBeGreaterThan(9);
});

test("every file and folder that the page names exists", () => {
  const named = [...page.matchAll(/`((?:src|test|tools|stacks|providers|templates|docs|\.ci|\.github)\/[^`<*]*)`/g)];
  const files = named.map(([, file = ""]) => file).filter((file) => !file.endsWith("/") || !file.includes("<"));
  expect(files.filter((file) => !fs.existsSync(path.join(packageRoot, file)))).toEqual([]);
  expect(files.length).toBeGreaterThan(12);
});
