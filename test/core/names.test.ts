import * as path from "node:path";
import type { App } from "cdktf";
import { inside } from "../../src/core/inside";
import { distinctWords } from "../../src/core/names";
import { own } from "../../src/core/own";
import { emptyApp, judgeApp } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import { synth } from "../../src/platform/synth";
import { CodeEngine } from "../../src/systems/code-engine";
import { PrivateNetwork } from "../../src/systems/network";
import { Storage } from "../../src/systems/storage";
import { outputFiles } from "../../src/write/output";
import { codesOf } from "../support/faults";
import { Random } from "../support/random";
import { today } from "../support/reference";

const image =
  "private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

const props = { region: "eu-de", resourceGroup: "storefront-prod", operators: ["203.0.113.0/24"] } as const;

function platform(app: App = emptyApp(), name = "storefront"): Platform {
  return new Platform(app, name, props);
}

/** Names that lead somewhere, mean something to JavaScript, or are none. */
const hostile = [
  "../../x",
  "..",
  ".",
  "/x",
  "a/b",
  "a\\b",
  "a\0b",
  "constructor",
  "toString",
  "__proto__",
  "",
  "A",
  "a b",
  "\u202ea",
];

test("a name leads into a folder or nowhere", () => {
  const random = new Random(20_261_130);
  let [tried, refused] = [0, 0];
  for (; tried < 2_000; tried += 1) {
    const parts = Array.from({ length: random.between(1, 5) }, () =>
      random.pick(["..", ".", "", "a", "b.c", "...", "a\\..", "\0"]),
    );
    const name = parts.join("/");
    const found = inside("/base/out", name);
    if (found === undefined) refused += 1;
    else expect(found.startsWith("/base/out/")).toBe(true);
    // What is refused leads out by the system's own reckoning, or could on another system.
    if (found === undefined)
      expect(
        `${path.posix.resolve("/base/out", name)}/`.startsWith("/base/out/") &&
          !/[\0\\]|^$/.test(name) &&
          path.posix.resolve("/base/out", name) !== "/base/out" &&
          !name.startsWith("/"),
      ).toBe(false);
  }
  console.log(`tried: ${tried} names as paths, ${refused} refused`);
  expect(inside("/base/out", "..a/b")).toBe("/base/out/..a/b");
  expect(inside("out", "a")).toBe(path.resolve("out/a"));
});

test("a record answers for its own names alone", () => {
  expect(own({ a: 1 }, "a")).toBe(1);
  for (const name of Object.getOwnPropertyNames(Object.prototype)) expect(own<unknown>({ a: 1 }, name)).toBeUndefined();
});

test("texts that differ in signs alone get words of their own, whatever their order", () => {
  const texts = ["a.b@example.com", "a-b@example.com", "a_b@example.com", "c@example.com", "c@example.com"];
  const words = distinctWords(texts);
  expect(new Set(words.values()).size).toBe(4);
  expect(words.get("c@example.com")).toBe("c-example-com");
  expect(new Map([...distinctWords([...texts].reverse())].reverse())).toEqual(words);
});

test.each(hostile)("a platform or a system named %j is refused at its place", (name) => {
  expect(codesOf(() => platform(emptyApp(), name))).toEqual(["PL001"]);
  expect(codesOf(() => platform().stack(name))).toEqual(["PL004"]);
});

test.each(hostile)("components, buckets and networks named %j are refused at their place", (name) => {
  const named = <T>(value: T): Record<string, T> => Object.fromEntries([[name, value]]);
  const made: (() => unknown)[] = [
    () => new CodeEngine(platform(), "shop", { apps: named({ image }) }),
    () => new CodeEngine(platform(), "shop", { jobs: named({ image }) }),
    () => new CodeEngine(platform(), "shop", { apps: { web: { image } }, config: named({ a: "b" }) }),
    () => new Storage(platform(), { buckets: named({}) }),
    () => new PrivateNetwork(platform(), { networks: named(["192.168.40.0/22"]) }),
    () => new PrivateNetwork(platform(), { tiers: named({ prefixLength: 24 }) }),
  ];
  // By the schema of the props, or by the names' own check where the schema takes it.
  for (const make of made) expect(codesOf(make)).toEqual([expect.stringMatching(/^(NM002|BP101)$/)]);
});

test("a stack's name is there once, in a platform and in an app", () => {
  const one = platform();
  one.stack("shop");
  expect(codesOf(() => one.stack("shop"))).toEqual(["NM003"]);
  expect(codesOf(() => one.stack("foundations"))).toEqual(["NM003"]);
  const app = emptyApp();
  platform(app, "a").stack("b-c");
  platform(app, "a-b").stack("c");
  expect(codesOf(() => synth(app))).toEqual(["NM003"]);
});

test("a file beside the Terraform stays in its stack's folder, and is one file", () => {
  const written = (...files: string[]) => {
    const app = emptyApp();
    const one = platform(app);
    for (const file of files)
      one.artefacts.push({ stack: one.foundations.node.id, file, template: "secrets/certificate-check.sh", data: {} });
    return codesOf(() => outputFiles(judgeApp(app, today), false));
  };
  expect(written("runbooks/a.sh")).toEqual([]);
  for (const file of ["../x.sh", "../../x.sh", "/x.sh", "runbooks/../../x.sh", "a\\b.sh", ""])
    expect(written(file)).toEqual(["AR004"]);
  expect(written("runbooks/a.sh", "runbooks/A.sh")).toEqual(["NM003"]);
  expect(written("runbooks/a.sh", "runbooks/./a.sh")).toEqual(["NM003"]);
});

test("host names that differ in dots and hyphens alone are refused where a name is made of them", () => {
  const one = platform();
  one.claim("certificate", "a-b-example-com", "a.b.example.com", "x");
  expect(codesOf(() => one.claim("certificate", "a-b-example-com", "a-b.example.com", "y"))).toEqual(["NM003"]);
  expect(codesOf(() => one.claim("edge", "a-b-example-com", "a-b.example.com", "y"))).toEqual([]);
});
