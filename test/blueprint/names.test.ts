import * as fs from "node:fs";
import * as path from "node:path";
import { loadBlueprints } from "../../src/blueprint";
import { deployable } from "../../src/judge/pipeline";
import { outputFiles } from "../../src/write/output";
import { codesOf } from "../support/faults";
import { today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

const digest = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
const app = `private.de.icr.io/storefront/web:1.4.2@${digest}`;

/** Codes of what a blueprint is refused for, made of a name, sections and systems. */
function refused(
  sections: string,
  { name = "storefront", system = "shop", apps = `{ web: { image: "${app}" } }` } = {},
) {
  const file = path.join(scratch(), "b.yaml");
  const text = `
name: ${name}
region: eu-de
resourceGroup: storefront-prod
operators: [203.0.113.0/24]
runner: 10.243.0.0/18
audit: { existing: "crn:v1:bluemix:public:logs:eu-de:a/0123456789abcdef0123456789abcdef:41111111-2222-4333-8444-555555555555::" }
registry: { namespace: storefront }
systems: { ${system}: { type: code-engine, apps: ${apps} } }
${sections}
`;
  fs.writeFileSync(file, text);
  return codesOf(() => outputFiles(deployable(loadBlueprints([file]), today), false));
}

test("names that have a meaning of their own are refused, not stumbled over", () => {
  expect(refused("")).toEqual([]);
  expect(refused("", { name: "constructor" })).toEqual(["BP104"]);
  expect(refused("", { name: "foundations" })).toEqual([]);
  expect(refused("", { system: "foundations" })).toEqual(["NM003"]);
  expect(refused("storage: { buckets: { instance: {} } }")).toEqual(["NM003"]);
  expect(refused("storage: { buckets: { restriction: {} } }")).toEqual(["NM003"]);
  expect(refused("network: { flows: [{ from: constructor, to: internet, tcp: 443 }] }")).toEqual(["BP104"]);
});

test("a secret's key that every object has is a key like others", () => {
  const apps = `{ web: { image: "${app}", secrets: { A: s.toString, B: s.constructor } } }, secrets: { s: { format: generic, keys: [toString, constructor, valueOf] } }`;
  expect(refused("", { apps })).toEqual([]);
  expect(refused("", { apps: `{ web: { image: "${app}", secrets: { A: constructor.x } } }` })).toEqual(["CE005"]);
});

test("people who are told are told once each, whatever their addresses have in common", () => {
  expect(refused("events: { notify: [a.b@example.com, a-b@example.com, a.b@example.com] }")).toEqual([]);
  expect(refused("events: { notify: [a@b-example.com, a-b@example.com] }")).toEqual([]);
});

test("a network that is listed twice may be called once", () => {
  const apps = `{ web: { image: "${app}" } }, outbound: { allow: [203.0.113.0/24, 203.0.113.0/24] }`;
  expect(refused("", { apps })).toEqual([]);
});

test("certificates whose host names make one name are refused", () => {
  const imported = "secrets: { imported: { a-b.example.com: { system: shop }, a.b.example.com: { system: shop } } }";
  expect(refused(imported)).toEqual(["NM003"]);
});
