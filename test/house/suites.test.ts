import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import LongestFirst from "../support/sequencer";
import weights from "../support/weights";

const folder = path.join(packageRoot, "test");
const suites = fs
  .readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => file.replaceAll(path.sep, "/").slice(0, -".test.ts".length))
  .sort();
const { scripts } = JSON.parse(fs.readFileSync(path.join(packageRoot, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

test("every suite that tries a sample is tried as a whole by npm run test:whole", () => {
  const sampling = suites.filter((suite) =>
    /from "[./]+support\/sample"/.test(fs.readFileSync(path.join(folder, `${suite}.test.ts`), "utf8")),
  );
  const [, listed = ""] = /RAMPART_WHOLE=1 jest (.*)$/.exec(scripts["test:whole"] ?? "") ?? [];
  const patterns = listed.split(" ").map((pattern) => pattern.replace("dist/test/", ""));
  expect(sampling.length).toBeGreaterThan(5);
  expect(suites.filter((suite) => patterns.some((pattern) => suite.startsWith(pattern)))).toEqual(sampling);
});

test("the suites that are started first are there, the longest before the others", async () => {
  expect(Object.keys(weights).filter((name) => !suites.includes(name))).toEqual([]);
  const [first = "", second = ""] = Object.keys(weights);
  const testOf = (name: string) => ({
    path: path.join(packageRoot, "dist", "test", `${name}.test.js`),
    duration: 1,
    context: { config: { cacheDirectory: "/nowhere", id: "none", name: "none" }, hasteFS: { getSize: () => 1 } },
  });
  const sequencer = new LongestFirst({ contextConfig: {}, globalConfig: {} } as never);
  const sorted = await sequencer.sort(["core/names", second, first].map(testOf) as never);
  expect(sorted.map((one) => one.path)).toEqual([first, second, "core/names"].map((name) => testOf(name).path));
});
