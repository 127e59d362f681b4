import { packageRoot } from "../../src/core/package-root";
import { circles, importsBelow } from "./imports";
import { layoutFaults, upward } from "./layers";

const imports = importsBelow(packageRoot, "src");

test("no file imports what stands higher, and no files import one another in a circle", () => {
  expect(layoutFaults(imports)).toEqual([]);
  console.log(
    `layout: ${imports.length} imports, ${upward(imports).length} upward, ${circles(imports).length} circles`,
  );
});

test.each([
  ["an import of a higher folder", { from: "src/core/a.ts", to: "src/judge/b.ts" }],
  ["a type of a higher folder", { from: "src/posture/a.ts", to: "src/systems/access/b.ts", typeOnly: true }],
  ["the package's face", { from: "src/cli/a.ts", to: "src/index.ts" }],
])("%s is refused", (_, planted) => {
  expect(layoutFaults([{ typeOnly: false, ...planted }])).toHaveLength(1);
});

test("a circle is found through any number of files, and one of types only outside one folder", () => {
  const circle = (typeOnly: boolean, ...files: string[]) =>
    files.map((from, index) => ({ from, to: files[(index + 1) % files.length] as string, typeOnly }));
  expect(layoutFaults(circle(false, "src/core/a.ts", "src/core/b.ts", "src/core/c.ts"))).toHaveLength(1);
  expect(layoutFaults(circle(true, "src/core/a.ts", "src/core/b.ts"))).toEqual([]);
  expect(layoutFaults(circle(true, "src/systems/x/a.ts", "src/systems/y/b.ts"))).toHaveLength(1);
});

test("a folder that no layer names is an error, so that none is forgotten", () => {
  expect(() => layoutFaults([{ from: "src/new/a.ts", to: "src/core/b.ts", typeOnly: false }])).toThrow("src/new/a.ts");
});
