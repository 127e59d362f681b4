import { App, Lazy, Token } from "cdktf";
import { Construct } from "constructs";
import { build, buildAll, loadBlueprints } from "../../src/blueprint";
import { markValid } from "../../src/core/validated";
import { Platform, type PlatformProps } from "../../src/platform/platform";
import { validateProps } from "../../src/platform/validate-props";
import { systems } from "../../src/systems";
import { Audit } from "../../src/systems/audit";
import { CodeEngine, type CodeEngineProps } from "../../src/systems/code-engine";
import { Edge, type EdgeProps } from "../../src/systems/edge";
import { faultsOf } from "../support/faults";
import { blueprintFile } from "../support/reference";

const image =
  "private.de.icr.io/storefront/thumbs:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
const platform = (props: object = {}) =>
  new Platform(new App(), "storefront", { region: "eu-de", resourceGroup: "g", ...props } as PlatformProps);
const shop = (app: object, name = "shop") =>
  new CodeEngine(platform(), name, { apps: { web: { image, ...app } } } as CodeEngineProps);
const said = (work: () => unknown) => faultsOf(work).map(({ code, place, fix }) => [code, place.path, fix]);

test("props are judged as a blueprint is, all at once, with the construct's path", () => {
  expect(said(() => shop({ health: "healthz", prot: 1, env: { "A B": "x" }, instances: { max: 251 } }))).toEqual([
    ["BP101", 'storefront/shop.apps.web.env["A B"]', undefined],
    ["BP104", "storefront/shop.apps.web.health", undefined],
    ["BP104", "storefront/shop.apps.web.instances.max", undefined],
    ["BP102", "storefront/shop.apps.web.prot", "Did you mean port?"],
  ]);
});

test("so are those of the platform, of foundations, and a system's name", () => {
  expect(said(() => platform({ operatrs: [], operators: ["10.0.0.1"] }))).toEqual([
    ["BP105", "storefront.operators[0]", "Did you mean 10.0.0.1/32?"],
    ["BP102", "storefront.operatrs", undefined],
  ]);
  expect(said(() => new Audit(platform(), { alerts: ["nobody"] }))).toEqual([
    ["BP104", "storefront/storefront-foundations/audit.alerts[0]", undefined],
  ]);
  expect(said(() => new Edge(platform(), {} as EdgeProps)).map(([code, path]) => [code, path])).toEqual([
    ["BP100", "storefront/storefront-foundations/edge.zone"],
  ]);
  expect(said(() => shop({}, "My Shop"))).toEqual([["PL004", "storefront/My Shop", undefined]]);
});

test("each section's construct judges its props", () => {
  const silent = systems.filter((definition) => {
    const wrong = { misspelt: true } as never;
    const there = platform();
    const codes = faultsOf(() =>
      definition.kind === "system" ? definition.build(there, "one", wrong) : definition.build(there, wrong),
    ).map(({ code, place }) => `${code} ${place.path?.split(".").at(-1)}`);
    return !codes.includes("BP102 misspelt");
  });
  expect(silent.map(({ folder }) => folder)).toEqual([]);
});

test("references are taken as they are, at any depth and in any form", () => {
  const text = () => Lazy.stringValue({ produce: () => "x" });
  const references = {
    health: text(),
    port: Lazy.numberValue({ produce: () => 8080 }),
    instances: { max: Token.asNumber({ resolve: () => 3 }) },
    commands: Lazy.listValue({ produce: () => ["a"] }),
    env: { MODE: `mode-${text()}` },
  };
  const [schema] = systems.filter(({ folder }) => folder === "code-engine").map((definition) => definition.section);
  const judge = (app: object, more: object = {}) =>
    said(() => validateProps("p/s", schema as () => never, { apps: { web: { image, ...app } }, ...more }));
  expect(judge(references, { outbound: { allow: [text()] } })).toEqual([]);
  expect(judge({ ...references, health: "no" }, { outbound: { allow: [text(), "no"] } })).toEqual([
    ["BP105", "p/s.outbound.allow[1]", expect.any(String)],
    ["BP104", "p/s.apps.web.health", undefined],
  ]);
});

test("constructs and objects of classes are taken as they are", () => {
  const there = platform();
  const [schema] = systems.filter(({ folder }) => folder === "edge").map((definition) => definition.section);
  const judge = (props: object) => said(() => validateProps("p", schema as () => never, props, { objects: ["logs"] }));
  expect(judge({ zone: "example.com", plan: new Construct(there, "own"), logs: { crn: 1 } })).toEqual([]);
  expect(judge({ zone: "example.com", logs: "no" })).toEqual([["BP104", "p.logs", undefined]]);
});

test("what the loader has judged is not judged again", () => {
  const schema = jest.fn();
  validateProps("p", schema, markValid({ anything: 1 }));
  expect(schema).not.toHaveBeenCalled();
  const loaded = loadBlueprints([blueprintFile("code-engine")]);
  // Sections that are wrong in the eyes of the schema by now: whoever asked it again would refuse them.
  const [{ blueprint } = {}] = loaded;
  (blueprint?.audit as Record<string, unknown>).later = true;
  expect(() => buildAll(new App(), loaded)).not.toThrow();
  expect(() => build(new App(), structuredClone(blueprint) as never)).toThrow(/audit\.later: unknown key later/);
});
