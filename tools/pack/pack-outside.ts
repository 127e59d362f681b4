import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { plainCode } from "./plain-code";

/** Code that wants more than to be called with the module's own `require` stays where it is. */
const needsNode = /\brequire\.|\bimport\(|\bmodule\.(?:parent|children|paths|constructor)\b/;

/**
 * A program whose value is the modules of dependencies that were loaded, and where their requests lead.
 *
 * @param root folder of the package
 * @param entry file whose requests come from the command line
 * @param program the command line, all in one
 * @param loaded files of the modules that it loaded
 */
export function packOutside(root: string, entry: string, program: string, loaded: readonly string[]): string {
  const files = loaded.filter((file) => file.endsWith(".js") || file.endsWith(".cjs"));
  const texts = new Map(
    files.flatMap((file): [string, string][] => {
      const code = plainCode(fs.readFileSync(file, "utf8"));
      return code === undefined || needsNode.test(code) ? [] : [[file, code]];
    }),
  );
  const numbers = new Map([...texts.keys()].map((file, index) => [file, index]));
  const modules = [...texts].map(([file, text]) => {
    const { size, mtimeMs } = fs.statSync(file);
    const head = [path.relative(root, file), size, mtimeMs, requestsOf(file, text, numbers)];
    return `[${head.map((one) => JSON.stringify(one)).join(",")},function(exports,require,module,__filename,__dirname){${text}\n}]`;
  });
  return `({requests:${JSON.stringify(requestsOf(entry, program, numbers))},modules:[${modules.join(",\n")}]})`;
}

/** Numbers of the modules that the requests of a program lead to; those that lead elsewhere are Node's to follow. */
function requestsOf(file: string, text: string, numbers: ReadonlyMap<string, number>): Record<string, number> {
  const { resolve } = createRequire(file);
  const requests = new Set(
    [...text.matchAll(/\brequire\(\s*["']([^"'\n]+)["']\s*\)/g)].map(([, request = ""]) => request),
  );
  return Object.fromEntries(
    [...requests].flatMap((request): [string, number][] => {
      try {
        const number = numbers.get(resolve(request));
        return number === undefined ? [] : [[request, number]];
      } catch {
        return [];
      }
    }),
  );
}
