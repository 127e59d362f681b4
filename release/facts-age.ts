import * as fs from "node:fs";
import * as path from "node:path";

/** Days after which a fact about the outside world has to be read again. */
export const oldest = 180;

export interface DatedFile {
  readonly file: string;
  readonly dated: string;
}

/** Every file below `providers/<provider>/` that says on which day its facts were read. */
export function datedFiles(root: string): DatedFile[] {
  const names = fs.readdirSync(root, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".json") && !/(^|[/\\])(node_modules|lib)[/\\]/.test(name))
    .sort()
    .flatMap((file) => {
      const { dated } = JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) as { dated?: string };
      return dated === undefined ? [] : [{ file, dated }];
    });
}

/**
 * What has to be read again, in words: nothing when all is young enough.
 *
 * @param today `YYYY-MM-DD`
 */
export function ageFaults(files: readonly DatedFile[], today: string): string[] {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  return files.flatMap(({ file, dated }) => {
    const age = day(today) - day(dated);
    if (Number.isNaN(age)) return [`${file}: ${dated} is no day`];
    return age > oldest ? [`${file}: read on ${dated}, ${age} days ago; read it again, and date it`] : [];
  });
}

function main(): void {
  const files = datedFiles(path.resolve(__dirname, "..", "..", "providers"));
  const faults = ageFaults(files, new Date().toISOString().slice(0, 10));
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`facts: ${files.length} dated files, ${faults.length} older than ${oldest} days\n`);
  if (faults.length > 0) process.exitCode = 1;
}

if (require.main === module) main();
