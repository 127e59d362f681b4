import * as path from "node:path";
import { ageFaults, datedFiles } from "../../release/facts-age";
import { packageRoot } from "../../src/core/package-root";

const files = datedFiles(path.join(packageRoot, "providers"));

test("each behaviour of a type and each table says its day", () => {
  const names = files.map(({ file }) => file.replaceAll("\\", "/"));
  expect(names).toEqual(expect.arrayContaining(["ibm/after-delete.json", "ibm/quotas.json"]));
  expect(names.filter((name) => name.startsWith("ibm/behaviour/")).length).toBeGreaterThan(100);
});

test("facts are young for 180 days, and have to be read again after", () => {
  const one = [{ file: "a.json", dated: "2026-01-01" }];
  expect(ageFaults(one, "2026-06-30")).toEqual([]);
  expect(ageFaults(one, "2026-07-01")).toEqual([
    "a.json: read on 2026-01-01, 181 days ago; read it again, and date it",
  ]);
  expect(ageFaults([{ file: "a.json", dated: "soon" }], "2026-07-01")).toEqual(["a.json: soon is no day"]);
});
