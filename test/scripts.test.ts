import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { outputFiles } from "../src/write/output";
import { reference, referenceNames } from "./support/reference";
import { useScratch } from "./support/scratch";
import { testWithShellcheck } from "./support/shellcheck";

const scratch = useScratch();

/** Every script that any reference blueprint brings. */
const scripts = referenceNames.flatMap((name) =>
  [...outputFiles(reference(name), false).files].filter(([file]) => file.endsWith(".sh")),
);

testWithShellcheck("every script passes the shell linter, as POSIX sh", () => {
  for (const [index, [file, text]] of scripts.entries()) {
    const place = path.join(scratch(), `${index}-${path.basename(file)}`);
    fs.writeFileSync(place, text);
    const { stdout } = spawnSync("shellcheck", ["--shell=sh", place], { encoding: "utf8" });
    expect({ file, said: stdout }).toEqual({ file, said: "" });
  }
  process.stdout.write(`scripts: ${scripts.length} linted, all clean\n`);
});

test("every script stops at the first error and at an unset variable", () => {
  expect(scripts.length).toBeGreaterThan(0);
  for (const [file, text] of scripts)
    expect({ file, head: text.split("\n").slice(0, 40).join("\n") }).toEqual({
      file,
      head: expect.stringMatching(/^#!\/bin\/sh\n[\s\S]*^set -[eu]{1,2}/m),
    });
});
