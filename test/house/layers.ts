import { packageRoot } from "../../src/core/package-root";
import { circles, type Import, importsBelow } from "./imports";

/** Folders below `src`, lowest first: a file imports from its own folder and from those before it. */
export const layers: readonly string[] = [
  "core",
  "messages",
  "terraform",
  "document",
  "platform",
  "artefacts",
  "posture",
  "preflight",
  "systems",
  "options",
  "blueprint",
  "judge",
  "rehearsal",
  "explain",
  "report",
  "write",
  "cli",
  "entry",
];

/** Imports that run from a lower folder to a higher one, and imports of folders that no layer names. */
export function upward(imports: readonly Import[]): Import[] {
  return imports.filter(({ from, to }) => rank(from) < rank(to));
}

/** Files at the top of `src` are the package's face: they stand above all folders. */
function rank(file: string): number {
  const [, folder = "", ...rest] = file.split("/");
  const place = layers.indexOf(folder);
  if (rest.length > 0 && place < 0) throw new Error(`${file} lies in a folder that test/house/layers.ts does not name`);
  return place < 0 ? layers.length : place;
}

/** Circles that type-only imports close too, where they run through more than one folder. */
function typeCircles(imports: readonly Import[]): string[][] {
  const folders = (files: readonly string[]) => new Set(files.map((file) => file.slice(0, file.lastIndexOf("/"))));
  return circles(imports.map((one) => ({ ...one, typeOnly: false }))).filter((circle) => folders(circle).size > 1);
}

/** What is wrong with the layout, one line each. */
export function layoutFaults(imports: readonly Import[]): string[] {
  return [
    ...upward(imports).map(({ from, to }) => `${from} imports ${to}, which stands higher`),
    ...circles(imports).map((files) => `a circle: ${files.join(", ")}`),
    ...typeCircles(imports).map((files) => `a circle of types over several folders: ${files.join(", ")}`),
  ];
}

/** For `npm run lint`. */
if (require.main === module) {
  const imports = importsBelow(packageRoot, "src");
  const faults = layoutFaults(imports);
  process.stdout.write(`${[...faults, `layout: ${imports.length} imports, ${faults.length} faults`].join("\n")}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
