import * as path from "node:path";

/**
 * Where a name leads from a folder; undefined when that is the folder itself or outside it, or when the name is no relative path.
 * Links are not followed: whoever writes there looks at what is there.
 */
export function inside(folder: string, name: string): string | undefined {
  if (name === "" || /[\0\\]/.test(name) || path.isAbsolute(name) || path.win32.isAbsolute(name)) return undefined;
  const root = path.resolve(folder);
  const target = path.resolve(root, name);
  const way = path.relative(root, target);
  return way === "" || way === ".." || way.startsWith(`..${path.sep}`) || path.isAbsolute(way) ? undefined : target;
}
