import * as path from "node:path";
import { inside } from "../../src/core/inside";

test("a name becomes a path below its folder, or none", () => {
  const folder = path.resolve("/srv/out");
  expect(inside(folder, "shop")).toBe(path.join(folder, "shop"));
  expect(inside(folder, "a/../b")).toBe(path.join(folder, "b"));
  // A name may begin with dots and lead nowhere else.
  expect(inside(folder, "..shop")).toBe(path.join(folder, "..shop"));
  const leaving = [
    "",
    ".",
    "..",
    "../x",
    "../../x",
    "a/../..",
    "a/../../outside",
    "/etc/passwd",
    "/srv/output",
    "a\0b",
  ];
  expect(leaving.filter((name) => inside(folder, name) !== undefined)).toEqual([]);
});
