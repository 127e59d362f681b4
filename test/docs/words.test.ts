import MarkdownIt from "markdown-it";
import { pages, pageText } from "../../tools/docs/pages";

const contributing = pageText("CONTRIBUTING.md");
const start = contributing.indexOf("| use | avoid |");

/** Words that the list at the end of CONTRIBUTING.md avoids. */
const avoided = [...contributing.slice(start).matchAll(/^\| [^|]+ \| ([^|]+) \|$/gm)]
  .flatMap(([, words = ""]) => words.split(", "))
  .filter((words) => words !== "avoid");

/** The prose of a page in one line per paragraph, without code. */
function prose(text: string): string[] {
  const tokens = new MarkdownIt().enable("table").parse(text, {});
  return tokens.flatMap(({ children }) => {
    const words = (children ?? []).filter(({ type }) => type === "text" || type === "softbreak");
    return children ? [words.map(({ type, content }) => (type === "text" ? content : " ")).join("")] : [];
  });
}

/** Avoided words in a text. */
function avoidedIn(text: string): string[] {
  return prose(text).flatMap((line) => avoided.filter((words) => new RegExp(`\\b${words}\\b`, "i").test(line)));
}

test("the documentation uses the words of the list", () => {
  const texts = new Map(pages().map((page) => [page, pageText(page)]));
  texts.set("CONTRIBUTING.md", contributing.slice(0, start));
  const found = [...texts].flatMap(([page, text]) => avoidedIn(text).map((words) => ({ page, words })));
  expect(found).toEqual([]);
});

test("each avoided word is found, also across a line's end and in a table, and none in code", () => {
  expect(avoided.length).toBeGreaterThan(25);
  for (const words of avoided) {
    expect(avoidedIn(`It is ${words.replace(" ", "\n")} here.`)).toContain(words);
    expect(avoidedIn(`| a | b |\n|---|---|\n| It is ${words} | here |`)).toContain(words);
    expect(avoidedIn(`\`\`\`text\nIt is ${words} here.\n\`\`\``)).toEqual([]);
  }
});
