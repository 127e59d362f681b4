import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** A folder for each test of a file, removed after it. */
export function useScratch(): () => string {
  let folder = "";
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** One folder for all tests of a file, removed after them. */
export function useSharedScratch(): () => string {
  let folder = "";
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** Every file below a folder, with its content. */
export function contents(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")]),
  );
}

/** Everything below a folder, and the folder itself: what kind it is, its mode, and what it holds or where it leads. */
export function everything(folder: string): Record<string, string> {
  const names = ["", ...fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()];
  return Object.fromEntries(
    names.map((name) => {
      const at = path.join(folder, name);
      const stat = fs.lstatSync(at);
      const mode = (stat.mode & 0o7777).toString(8);
      if (stat.isSymbolicLink()) return [name, `link ${fs.readlinkSync(at)}`];
      return [name, stat.isFile() ? `file ${mode} ${fs.readFileSync(at, "utf8")}` : `folder ${mode}`];
    }),
  );
}
