import * as fs from "node:fs";
import * as path from "node:path";
import { ascii } from "./plain-code";

/**
 * A program whose value is the list of a compiled module and all that it asks for, at once or later.
 *
 * @param folder folder of the compiled modules
 * @param entry path of the module below it
 * @throws Error when a relative request leads to no module of the folder
 */
export function packModules(folder: string, entry: string): string {
  const numbers = new Map<string, number>();
  const written: string[] = [];
  const add = (file: string): number => {
    const known = numbers.get(file);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(file, number);
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    const requests = [...text.matchAll(/\brequire\("(\.[^"]*)"\)/g)].map(([, request = ""]) => request);
    const inside = requests.map((request) => [request, add(resolved(folder, file, request))] as const);
    written[number] =
      `[${JSON.stringify(file)},${JSON.stringify(Object.fromEntries(inside))},` +
      `function(exports,require,module,__filename,__dirname){${text}\n}]`;
    return number;
  };
  add(entry);
  // Its value as a script, and what it exports as a module.
  return ascii(`(typeof module==="object"?module:{}).exports=[${written.join(",\n")}]`);
}

/** The file that a relative request of a module means. */
function resolved(folder: string, file: string, request: string): string {
  const wanted = path.posix.join(path.posix.dirname(file), request);
  const found = [`${wanted}.js`, `${wanted}/index.js`].find((one) => fs.existsSync(path.join(folder, one)));
  if (found === undefined) throw new Error(`${file} asks for ${request}, which is no compiled module`);
  return found;
}
