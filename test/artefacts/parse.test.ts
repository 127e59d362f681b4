import * as fs from "node:fs";
import * as path from "node:path";
import { type ParsedTemplate, parsedTemplates, parseTemplate, templateBody } from "../../src/artefacts/parse";
import { packageRoot } from "../../src/core/package-root";
import { parseTemplates } from "../../tools/pack/parse-templates";

const folder = path.join(packageRoot, "templates");
const names = fs
  .readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".hbs"))
  .map((file) => file.slice(0, -".hbs".length));
const sourceOf = (name: string) => fs.readFileSync(path.join(folder, `${name}.hbs`), "utf8");

/** What of a tree decides what is rendered, and where a fault is. */
function essence(value: unknown): unknown {
  const unused = ["strip", "openStrip", "closeStrip", "inverseStrip", "blockParams", "hash", "source", "end"];
  return JSON.parse(JSON.stringify(value, (key, inner) => (unused.includes(key) ? undefined : inner)));
}

const built = (name: string): ParsedTemplate | undefined => {
  const file = path.join(parsedTemplates, `${name}.json`);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as ParsedTemplate) : undefined;
};

test("every template is rendered from what the build parsed, which is what the parser says now", () => {
  // Who compiles without the rest of the build has no parsed templates, or older ones.
  if (names.some((name) => built(name)?.source !== sourceOf(name))) parseTemplates();
  expect(names.length).toBeGreaterThan(50);
  for (const name of names) {
    const body = templateBody(name, sourceOf(name));
    expect(body).toEqual(built(name)?.body);
    expect(body).toEqual(essence(parseTemplate(sourceOf(name))));
  }
});

test("a template that has changed since the build is parsed anew", () => {
  const [name = ""] = names;
  expect(templateBody(name, "{{changed}}")).toEqual(parseTemplate("{{changed}}"));
});
