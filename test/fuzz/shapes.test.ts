import { shapeOf } from "./shapes";

/** A file with a harmless text, with a hostile one that is written well, and with one that is not. */
const cases: readonly (readonly [file: string, harmless: string, well: string, badly: string])[] = [
  ["a.sh", "x='a'\n", "x='a'\\''; id; '\\'''\n", "x='a'; id; ''\n"],
  ["a.sh", 'x="$y"\n# a\n', 'x="$y"\n# b; id\n', 'x="$y$(id)"\n# a\n'],
  ["a.sh", "echo 'a'\n", "echo '$(id)'\n", 'echo "$(id)"\n'],
  ["a.sh", "# a\n", "# b\n", "# b\nid\n"],
  ["a.sh", "x=$(y 'a') # z\n", "x=$(y 'b)') # ')\n", "x=$(y 'b') id\n"],
  ["a.sh", "x='a'\n", "x='b'\n", "x='b\n"],
  [
    "a.md",
    "| a | b |\n|---|---|\n| c | d |\n",
    "| a | b |\n|---|---|\n| c \\| e | d |\n",
    "| a | b |\n|---|---|\n| c | d |\n| e | f |\n",
  ],
  ["a.md", "a b\n", "a \\# b\n", "a\n\n# b\n"],
  ["a.md", "a b\n", "a \\[b\\]\\(x\\)\n", "a [b](x)\n"],
  ["a.md", "a b\n", "a \\<b\\>\n", "a <b>x</b>\n"],
  ["a.md", "a `b`\n", "a `` ` ``\n", "a `b` `c`\n"],
  ["a.yaml", 'a: "b"\n', 'a: "c\\nd: e"\n', "a: c\nd: e\n"],
  ["a.yaml", "run: \"echo 'a'\"\n", "run: \"echo 'b'\"\n", 'run: "echo b; id"\n'],
  ["a.yaml", 'a: "b"\n', 'a: "c"\n', 'a: "${{ secrets.X }}"\n'],
  ["a.json", '{"a":"b"}', '{"a":"c\\",\\"d"}', '{"a":"c","d":"e"}'],
  ["a.json", '{"a":"b"}', '{"a":"$${c}"}', '{"a":"${c}"}'],
  ["a.js", "const a = 'b';", "const a = 'c\\'; d()';", "const a = 'c'; d();"],
  ["a.txt", "a\nb\n", "a\nc\n", "a\nc\nd\n"],
];

test.each(cases)("%s with a text that leaves its place has another shape", (file, harmless, well, badly) => {
  expect(shapeOf(file, well)).toBe(shapeOf(file, harmless));
  expect(shapeOf(file, badly)).not.toBe(shapeOf(file, harmless));
});

test("a file of a kind that nobody has looked at is an error", () => {
  expect(() => shapeOf("a.toml", "")).toThrow("no shape is known for a.toml");
});
