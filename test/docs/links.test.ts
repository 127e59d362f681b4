import { spawnSync } from "node:child_process";
import * as path from "node:path";
import MarkdownIt, { type Token } from "markdown-it";
import { packageRoot } from "../../src/core/package-root";
import { pages, pageText } from "../../tools/docs/pages";
import { folderReadmes } from "../support/readmes";

const markdown = new MarkdownIt();
const files = [...pages(), ...folderReadmes, "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];

/** The package's files, as npm packs them. */
function packed(): Set<string> {
  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"], {
    cwd: packageRoot,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, npm_config_update_notifier: "false", npm_config_loglevel: "silent" },
  });
  const [{ files }] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }];
  return new Set(files.map((file) => file.path));
}

function inline(text: string): Token[] {
  return markdown.parse(text, {}).flatMap(({ children }) => children ?? []);
}

/** Where a file's links lead: the file, from the package's root, and the place in it. */
function links(file: string): { readonly href: string; readonly to: string; readonly place: string | undefined }[] {
  return inline(pageText(file))
    .filter(({ type }) => type === "link_open")
    .map((token) => String(token.attrGet("href")))
    .filter((href) => !/^https?:/.test(href))
    .map((href) => {
      const [target = "", place] = href.split("#");
      const to = target === "" ? file : path.posix.join(path.posix.dirname(file), target);
      return { href, to, place };
    });
}

/** Names of a file's headings in links, as hosting services make them. */
function places(file: string): string[] {
  const tokens = markdown.parse(pageText(file), {});
  return tokens
    .filter((_, index) => tokens[index - 1]?.type === "heading_open")
    .map(({ content }) =>
      content
        .toLowerCase()
        .replace(/[^-\w ]/g, "")
        .replaceAll(" ", "-"),
    );
}

test("every link leads to a file of the package, and to a heading in it", () => {
  const inPackage = packed();
  const all = files.flatMap((file) => links(file).map((link) => ({ file, ...link })));
  expect(files.filter((file) => !inPackage.has(file))).toEqual([]);
  expect(all.filter(({ to }) => !inPackage.has(to))).toEqual([]);
  expect(all.filter(({ to, place }) => place !== undefined && !places(to).includes(place))).toEqual([]);
  process.stdout.write(`tried: ${all.length} links of ${files.length} pages in the package\n`);
  expect(all.length).toBeGreaterThan(50);
});

test("the README leads to every page", () => {
  const linked = new Set(links("README.md").map(({ to }) => to));
  expect(files.filter((file) => file !== "README.md" && !linked.has(file))).toEqual([]);
});
