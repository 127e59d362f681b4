import { exit } from "../../src/cli/exit";
import { pageText } from "../../tools/docs/pages";
import { rampart } from "../support/run";

const page = pageText("docs/commands.md");

/** Options by command, as the table has them. */
const listed = new Map(
  [...page.matchAll(/^\| `rampart ([a-z]+)(.*?)` \|/gm)].map(([, command = "", usage = ""]) => [
    command,
    (usage.match(/--[-a-z]+/g) ?? []).sort(),
  ]),
);

test("the table has every command", () => {
  const help = rampart(["--help"]).out;
  const commands = [...help.slice(help.indexOf("\nCommands:")).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect([...listed.keys()].sort()).toEqual(commands.filter((name) => name !== "help").sort());
  expect(listed.size).toBeGreaterThan(4);
});

test.each([...listed.keys()])("the table has every option of %s", (command) => {
  const help = rampart([command, "--help"]).out;
  const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[-a-z]+)/gm)].map(([, option]) => option);
  expect(listed.get(command)).toEqual(options.filter((option) => option !== "--help").sort());
});

test("the page has every exit code", () => {
  const codes = [...page.matchAll(/^\| (\d+) \| [^|]+ \|$/gm)].map(([, code]) => Number(code));
  expect(codes).toEqual(Object.values(exit));
});
