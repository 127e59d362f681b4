import { renderRehearsal } from "../../src/report/rehearsal";

function printed(notes: readonly string[]): string[] {
  return renderRehearsal({ clean: true, findings: [], notes, stacks: [], seconds: 1 })
    .split("\n")
    .filter((line) => !line.startsWith("stack") && !line.startsWith("clean"));
}

test("notes that say the same of several things are printed once, with every name", () => {
  expect(printed(["the key a stays", "the key b stays", "the key c stays", "the zone example.com is pending"])).toEqual(
    ["note: the key a stays", "  also: b, c", "note: the zone example.com is pending"],
  );
});

test("notes that differ in more than one word, in length, or elsewhere than the others stand alone", () => {
  const notes = ["the key a stays", "the zone b stays", "the key a stays for good"];
  expect(printed(notes)).toEqual(notes.map((note) => `note: ${note}`));
  expect(printed(["the key a stays", "the key b stays", "the key a goes"])).toEqual([
    "note: the key a stays",
    "  also: b",
    "note: the key a goes",
  ]);
});
