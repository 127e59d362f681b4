import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { blueprintJsonSchema, loadBlueprints } from "../../src/blueprint";
import { renderFault } from "../../src/core/fault";
import { sampleSize } from "../support/sample";

const image = `private.de.icr.io/acme/web:1.0.0@sha256:${"a".repeat(64)}`;
const good = `name: acme
region: eu-de
resourceGroup: acme-prod
systems:
  shop:
    type: code-engine
    apps:
      web: { image: "${image}" }
`;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "rampart-test-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

/** Every fault of a blueprint, as printed, with the folder left out. */
function faultsOf(text: string | Buffer): string[] {
  return loadBlueprints([write("b.yaml", text)])
    .flatMap(({ faults }) => faults)
    .map((fault) => renderFault(fault).replaceAll(`${folder}/`, ""));
}

test("a blueprint is read whole", () => {
  expect(faultsOf(good)).toEqual([]);
  expect(loadBlueprints([write("b.yaml", good)])[0]?.blueprint).toMatchObject({
    name: "acme",
    systems: { shop: { type: "code-engine" } },
  });
});

/** Keys of a blueprint, in the order in which they are documented. */
const topLevel = Object.keys((blueprintJsonSchema() as { properties: object }).properties).join(", ");

test("every fault is reported at once, with its place, what was expected and the fix", () => {
  const text = good
    .replace("region: eu-de", "regoin: eu-de\nregion: eu-dee")
    .replace(`{ image: "${image}" }`, `{ image: "${image}", port: 8o80, healht: /up }`);
  expect(faultsOf(text)).toEqual([
    `b.yaml:2:1 regoin: unknown key regoin [BP102]
  expected: ${topLevel}
  got:      "regoin"
  fix:      Correct the spelling, or look it up in the options table of the folder's README.`,
    `b.yaml:3:9 region: unknown value [BP104]
  expected: au-syd, br-sao, ca-mon, ca-tor, eu-de, eu-es, eu-gb, jp-osa, jp-tok, us-east, us-south
  got:      "eu-dee" (string)
  fix:      Did you mean eu-de?`,
    expect.stringContaining(
      'b.yaml:9:135 systems.shop.apps.web.port: wrong type [BP103]\n  expected: a number\n  got:      "8o80" (string)',
    ),
    expect.stringContaining("systems.shop.apps.web.healht: unknown key healht [BP102]"),
  ]);
});

test("a runner has private addresses: private endpoints see no others", () => {
  const at = (runner: string) => faultsOf(`${good}runner: ${runner}\n`);
  expect(["10.1.0.0/16", "100.64.0.0/24", "192.168.1.7/32"].flatMap(at)).toEqual([]);
  for (const runner of ["8.8.8.0/24", "203.0.113.7/32", "0.0.0.0/0", "10.0.0.0/7"])
    expect(at(runner).join()).toMatch(
      /runner: invalid value \[BP105\]\n {2}expected: private addresses, or the CRN of a VPC/,
    );
});

test("an unknown key names the key that was meant", () => {
  expect(faultsOf(good.replace("apps:", "appps:"))).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /b\.yaml:7:5 systems\.shop\.appps: unknown key appps \[BP102\]\n {2}expected: type, .*\bapps\b.*\n {2}got: {6}"appps"\n {2}fix: {6}Did you mean apps\?/,
      ),
    ]),
  );
});

test("a missing key and an unknown type of system are said plainly", () => {
  expect(faultsOf(good.replace("name: acme\n", ""))[0]).toMatch(
    /required key name is missing \[BP100\]\n {2}expected: a string/,
  );
  expect(faultsOf(good.replace("type: code-engine", "type: code-engin"))[0]).toMatch(
    /b\.yaml:6:11 systems\.shop\.type: unknown value \[BP104\]\n {2}expected: .*code-engine.*\n {2}got: {6}"code-engin" \(string\)\n {2}fix: {6}Did you mean code-engine\?/,
  );
});

test.each([
  ["203.0.113.7", "Did you mean 203.0.113.7/32?"],
  ["203.0.113.7/24", "Did you mean 203.0.113.0/24?"],
  ["2001:db8::1/64", "Did you mean 2001:db8::/64?"],
  ["0.0.0.0/0", "List the specific networks."],
  ["300.0.0.0/8", "Write four numbers from 0 to 255, a slash, and a prefix length from 1 to 32, or an IPv6 network."],
  ["010.0.0.0/8", "Write four numbers from 0 to 255"],
])("the network %s is refused", (network, fix) => {
  expect(faultsOf(`${good}operators: ["${network}"]\n`)).toEqual([expect.stringContaining(`fix:      ${fix}`)]);
});

/** Where there is IPv4 only. */
const ipv4Only: Readonly<Record<string, (network: string) => string>> = {
  "what Code Engine may call": (network) =>
    good.replace("    apps:", `    outbound: { allow: ["${network}"] }\n    apps:`),
  "the range of the VPC": (network) => `${good}network: { range: "${network}" }\n`,
  "a named network": (network) => `${good}network: { networks: { office: ["${network}"] } }\n`,
  "a subnet that exists": (network) =>
    `${good}network: { existing: { vpc: x, subnets: { workers: [{ crn: x, cidr: "${network}" }] } } }\n`,
  "pods of a cluster": (network) =>
    good.replace("systems:", `systems:\n  k: { type: vpc-cluster, version: "1.35", podSubnet: "${network}" }`),
};

describe.each(Object.entries(ipv4Only))("%s", (_, blueprint) => {
  test.each([
    ["999.0.0.0/99", "Write four numbers from 0 to 255, a slash, and a prefix length from 1 to 32."],
    ["10.0.0.0/33", "Write four numbers"],
    ["10.0.0/8", "Write four numbers"],
    ["2001:db8::/32", "Write four numbers"],
    ["10.0.0.1", "Did you mean 10.0.0.1/32?"],
    ["10.0.0.1/8", "Did you mean 10.0.0.0/8?"],
  ])("is not %s", (network, fix) => {
    expect(faultsOf(blueprint(network)).filter((fault) => fault.includes(`fix:      ${fix}`))).toHaveLength(1);
  });
});

test.each([
  ["a key twice", good.replace("region: eu-de", "region: eu-de\nregion: us-south"), /:3:1.*: duplicate key \[BP005\]/s],
  ["no YAML", "name: [", /invalid YAML: .* \[BP004\]/],
  ["an empty file", "", /the file is empty \[BP002\]/],
  ["two documents", `${good}---\n${good}`, /a blueprint must be a single YAML document \[BP003\]/],
  ["a list", "- name: acme\n", /a blueprint must be a mapping/],
  ["a prototype key", `${good}__proto__: { x: 1 }\n`, /:9:1 __proto__: reserved key \[BP014\]/],
  ["a constructor key", good.replace("web:", "constructor:"), /reserved key \[BP014\]/],
  ["a number as key", `${good}1: x\n`, /mapping keys must be strings \[BP013\]/],
  [
    "a control character",
    good.replace("acme-prod", '"acme\\u0007prod"'),
    /invisible character \[BP020\]\n {2}expected: visible characters only\n {2}got: {6}U\+0007/,
  ],
  ["a bidirectional mark", good.replace("acme-prod", '"acme\\u202eprod"'), /U\+202E/],
  [
    "a Terraform interpolation",
    good.replace("acme-prod", '"${file(\\"/etc/passwd\\")}"'),
    /Terraform expression.*\[BP021\]/,
  ],
  ["a Terraform directive", good.replace("acme-prod", '"%{ if true }x%{ endif }"'), /Terraform expression.*\[BP021\]/],
  ["a tag", good.replace("acme-prod", "!env HOME"), /\[BP0(04|12)\]/],
  ["not a number", good.replace(`{ image: "${image}" }`, `{ image: "${image}", cpu: .nan }`), /\[BP015\]/],
  ["a file over 1 MiB", `${good}# ${"x".repeat(1024 * 1024)}\n`, /the file is too large \[BP001\]/],
  [
    "deep nesting",
    `${good}x: ${"[".repeat(100)}${"]".repeat(100)}\n`,
    /mappings and lists are nested too deeply \[BP011\]/,
  ],
])("%s is refused", (_, text, expected) => {
  const faults = faultsOf(text);
  expect(faults.join("\n")).toMatch(expected);
});

test("an alias bomb is refused", () => {
  const bomb = [
    "a0: &a0 [x,x,x,x,x,x,x,x,x]",
    ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(",")}]`),
  ];
  expect(faultsOf(bomb.join("\n"))).toEqual(expect.arrayContaining([expect.stringContaining("[BP010]")]));
});

test("an alias to itself is refused", () => {
  expect(faultsOf(`${good}x: &x [*x]\n`).join("\n")).toMatch(/\[BP01[01]\]/);
});

test("anchors and merges are resolved, and what stands beside a merge wins", () => {
  const text = good.replace(
    `web: { image: "${image}" }`,
    `web: &web { image: "${image}", port: 8080 }\n      api: { <<: *web, port: 9090 }`,
  );
  const [loaded] = loadBlueprints([write("b.yaml", text)]);
  expect(loaded?.faults).toEqual([]);
  expect(loaded?.blueprint?.systems?.shop).toMatchObject({ apps: { web: { port: 8080 }, api: { image, port: 9090 } } });
});

test("a blueprint extends another: mappings merge, null removes, the rest is replaced", () => {
  write(
    "base.yaml",
    `region: eu-de\nresourceGroup: base\noperators: [203.0.113.0/24]\nedge: { zone: example.com, plan: standard-next }\n`,
  );
  const file = write(
    "b.yaml",
    `extends: ./base.yaml\n${good.replace("region: eu-de\n", "").replace("acme-prod", "own")}edge: { plan: null }\n`,
  );
  const [loaded] = loadBlueprints([file]);
  expect(loaded?.faults).toEqual([]);
  expect(loaded?.blueprint).toMatchObject({
    region: "eu-de",
    resourceGroup: "own",
    operators: ["203.0.113.0/24"],
    edge: { zone: "example.com" },
  });
  expect(loaded?.blueprint?.edge).not.toHaveProperty("plan");
});

test("a fault in what is extended is placed there", () => {
  write("base.yaml", "region: mars\n");
  const file = write("b.yaml", `extends: base.yaml\n${good.replace("region: eu-de\n", "")}`);
  expect(loadBlueprints([file])[0]?.faults[0]?.place).toMatchObject({
    file: path.join(folder, "base.yaml"),
    line: 1,
    column: 9,
  });
});

test.each([
  ["../outside.yaml", "BP032"],
  ["/etc/hostname", "BP030"],
  ["missing.yaml", "BP031"],
  ["https://example.com/base.yaml", "BP030"],
  ["b.yaml", "BP033"],
  ["link.yaml", "BP032"],
])("extending %s is refused", (name, code) => {
  fs.writeFileSync(path.join(folder, "..", "outside.yaml"), "region: eu-de\n");
  fs.symlinkSync("/etc/hostname", path.join(folder, "link.yaml"));
  expect(faultsOf(`extends: ${name}\n${good}`)).toEqual([expect.stringContaining(`[${code}]`)]);
});

test("two blueprints of one name are refused", () => {
  const files = [write("a.yaml", good), write("b.yaml", good)];
  expect(loadBlueprints(files).flatMap(({ faults }) => faults.map(({ code }) => code))).toEqual(["BP900"]);
});

test("bytes at random are never more than a fault", () => {
  let seed = 42;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const bytes = Buffer.from(good);
  let faulty = 0;
  const tried = sampleSize("blueprints with changed bytes", 400, 120);
  for (let run = 0; run < tried; run += 1) {
    const copy = Buffer.from(bytes);
    for (let change = 0; change < 1 + random(4); change += 1) copy[random(copy.length)] = random(256);
    const [loaded] = loadBlueprints([write("b.yaml", copy)]);
    if (loaded?.blueprint === undefined) faulty += 1;
    expect(loaded?.blueprint === undefined).toBe((loaded?.faults.length ?? 0) > 0);
  }
  process.stdout.write(`blueprints with changed bytes: ${tried} tried, ${faulty} refused, the others still valid\n`);
});
