import * as path from "node:path";

/**
 * The path of a file or folder that a name from input becomes, when it lies below the folder; undefined when it would not: `..`,
 * an absolute path, the folder itself, a NUL byte. It says where the path leads by its text: links on the disk are not followed.
 */
export function inside(folder: string, name: string): string | undefined {
  if (name.includes("\0")) return undefined;
  const root = path.resolve(folder);
  const target = path.resolve(root, name);
  const relative = path.relative(root, target);
  const leaves =
    relative === "" || relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return leaves ? undefined : target;
}
