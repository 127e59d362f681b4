import * as fs from "node:fs";
import * as path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse as readHcl } from "@cdktf/hcl2json";
import { parse, stringify } from "yaml";
import { loadBlueprints } from "../../src/blueprint";
import { FaultError, renderFault } from "../../src/core/fault";
import { showPath } from "../../src/document";
import { type AppResult, deployable } from "../../src/judge/pipeline";
import { renderVerdicts } from "../../src/report/text";
import type { Json } from "../../src/terraform/configuration";
import { toHcl } from "../../src/terraform/hcl/hcl";
import { outputFiles } from "../../src/write/output";
import { formOf } from "../support/hcl-form";
import { blueprintFile, reference, referenceNames, today } from "../support/reference";
import { sample, sampleSize } from "../support/sample";
import { useScratch } from "../support/scratch";
import { at, changed, placesIn, renamed, type Step } from "./places";
import { marker, shapeOf } from "./shapes";

// More of them take longer.
if (process.env.RAMPART_FUZZ !== undefined) jest.setTimeout(3_600_000);

const scratch = useScratch();

/** What would leave its place in one language or another. */
const payloads: readonly string[] = [
  "'; touch /tmp/x; '",
  "$(touch /tmp/x)",
  "`touch /tmp/x`",
  '"; touch /tmp/x; "',
  "\\",
  "--option=x",
  "a\nb",
  "x\n# Heading\n\n| a | b |\n| - | - |\n",
  "[link](javascript:x)",
  "<script>x</script>",
  "| cell | cell |",
  "```\ncode\n```",
  "**bold** _em_",
  "a: b\nc: d",
  " # comment",
  "!!js/function x",
  "*alias",
  "{{ .Values.x }}",
  "{{{x}}}",
  '","injected":{"a":"',
  "'] }, x: [",
  '\n  EOT\n  provisioner "local-exec" {\n    command = "touch /tmp/x"\n  }\n  x = <<EOT\n',
  '"\n}\nresource "terraform_data" "x" {\n',
  '${file("/etc/passwd")}',
  "$${x}",
  "%{ if true }x%{ endif }",
  "${{ secrets.X }}",
  '"); process.exit(1); ("',
  "*/ x /*",
  "\nMANIFESTS\ntouch /tmp/x\n",
];

/** Payloads for each leaf, and more for those that took one; by RAMPART_FUZZ=20000, twenty for each. */
const fuzz = process.env.RAMPART_FUZZ;
const [rounds, moreRounds] =
  fuzz === undefined
    ? [1, sampleSize("rounds of injections into what took one", 3, 1)]
    : [Math.min(payloads.length, Math.ceil(Number(fuzz) / 1000)), 0];

/** A place that takes a text: a value, or a key. */
interface Leaf {
  readonly kind: "value" | "key";
  readonly path: readonly Step[];
  readonly id: string;
}

function leavesOf(blueprint: Json): Leaf[] {
  const places = placesIn(blueprint).filter((place) => place.length > 0);
  const keys = places.filter((place) => typeof place.at(-1) === "string");
  const values = places.filter((place) => typeof at(blueprint, place) === "string");
  return [
    ...values.map((place) => ({ kind: "value", path: place }) as const),
    ...keys.map((place) => ({ kind: "key", path: place }) as const),
  ].map((leaf, index) => ({ ...leaf, id: `${marker}${index}${marker}` }));
}

type Injection = Leaf & { readonly text: string };

/** Injections that are accepted together, and what comes of them. */
interface Accepted {
  readonly injections: readonly Injection[];
  readonly result: AppResult;
}

/** The leaf with a payload behind what stands there, or in its place. */
function injection(blueprint: Json, leaf: Leaf, payload: string, behind: boolean): Injection {
  const old = leaf.kind === "key" ? String(leaf.path.at(-1)) : String(at(blueprint, leaf.path));
  return { ...leaf, text: `${behind ? old : ""}${leaf.id}${payload}` };
}

function injected(blueprint: Json, injections: readonly Injection[]): Json {
  // The deepest first: the paths of the others stay.
  return [...injections]
    .sort((a, b) => b.path.length - a.path.length)
    .reduce(
      (value, { kind, path: place, text }) =>
        kind === "value" ? changed(value, place, text) : renamed(value, place, text),
      blueprint,
    );
}

/** What comes of blueprints, or why they are refused. Read together: the schema is made once. */
function outcomes(blueprint: Json, groups: readonly (readonly Injection[])[]): (AppResult | string)[] {
  const files = groups.map((injections, index) => {
    const file = path.join(scratch(), `${index}.yaml`);
    fs.writeFileSync(file, stringify(injected(blueprint, injections), { aliasDuplicateObjects: false }));
    return file;
  });
  return loadBlueprints(files)
    .slice(0, files.length)
    .map((loaded) => {
      try {
        const result = deployable([loaded], today);
        return result.passed ? result : result.platforms.map(renderVerdicts).join("\n");
      } catch (error) {
        if (error instanceof FaultError) return error.faults.map(renderFault).join("\n");
        throw error;
      }
    });
}

/** Puts in as many at once as are accepted together: what a refusal names is left out, and where it names nothing, one half. */
function accepted(blueprint: Json, groups: readonly (readonly Injection[])[]): Accepted[] {
  const found: Accepted[] = [];
  let open = groups.filter((group) => group.length > 0);
  while (open.length > 0) {
    const came = outcomes(blueprint, open);
    open = open.flatMap((injections, index) => {
      const outcome = came[index] ?? "";
      if (typeof outcome !== "string") {
        found.push({ injections, result: outcome });
        return [];
      }
      if (injections.length === 1) return [];
      const left = injections.filter((one) => !isNamed(one, outcome));
      if (left.length < injections.length) return left.length > 0 ? [left] : [];
      const half = Math.ceil(injections.length / 2);
      return [injections.slice(0, half), injections.slice(half)];
    });
  }
  return found;
}

function isNamed({ kind, id, path: place }: Injection, refusal: string): boolean {
  if (refusal.includes(id)) return true;
  const shown = showPath(place).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return kind === "value" && new RegExp(`${shown}(?![\\w.[-])`).test(refusal);
}

/** Files of an accepted blueprint whose shape is another than that of the original, and of a twin with harmless texts. */
function broken(blueprint: Json, original: ReadonlyMap<string, string>, { injections, result }: Accepted): string[] {
  const files = outputFiles(result, false).files;
  if (differences(original, files).length === 0) return [];
  // What people name stands in keys and in names of files: the twin's names are as new, and harmless.
  const harmless = injections.map((one) => ({ ...one, text: `${one.text.split(one.id)[0]}${one.id}` }));
  const [twin] = outcomes(blueprint, [harmless]);
  return differences(typeof twin === "object" ? outputFiles(twin, false).files : original, files);
}

function differences(before: ReadonlyMap<string, string>, files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) => {
    const own = before.get(file);
    if (own === text) return [];
    if (own === undefined) return [`${file} is new`];
    const [one, other] = [shapeOf(file, own), shapeOf(file, text)];
    return one === other ? [] : [`${file}: ${difference(one, other)}`];
  });
}

/** Where two texts begin to differ. */
function difference(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${part(before)} became ${part(after)}`;
}

/** Stacks that hold a marker whose HCL does not read back as their JSON. */
async function unlike({ result }: Accepted): Promise<string[]> {
  const marked = result.stacks.filter(({ json }) => JSON.stringify(json).includes(marker));
  const read = await Promise.all(
    marked.map(async ({ name, json }) => ({
      name,
      same: isDeepStrictEqual(formOf((await readHcl("cdk.tf", toHcl(json))) as Json), formOf(json)),
    })),
  );
  return read.filter(({ same }) => !same).map(({ name }) => `${name}: its HCL is not its JSON`);
}

const total = { leaves: 0, tried: 0, accepted: 0, files: 0, hcl: 0 };

test.each(sample("blueprints injected into", referenceNames, 2))(
  "what is put into any text of %s stays text in every file, or is refused",
  async (name) => {
    const blueprint = parse(fs.readFileSync(blueprintFile(name), "utf8")) as Json;
    const leaves = leavesOf(blueprint);
    const original = outputFiles(reference(name), false).files;
    const groupOf = (some: readonly Leaf[], kind: Leaf["kind"], round: number) =>
      some
        .filter((leaf) => leaf.kind === kind)
        .map((leaf, index) =>
          injection(blueprint, leaf, payloads[(index * 7 + round) % payloads.length] ?? "", (index + round) % 2 === 0),
        );
    const kinds = ["value", "key"] as const;
    const everywhere = Array.from({ length: rounds }, (_, round) =>
      kinds.map((kind) => groupOf(leaves, kind, round)),
    ).flat();
    const first = accepted(blueprint, everywhere);
    // What took one text may take another.
    const taking = new Set(first.flatMap(({ injections }) => injections.map(({ id }) => id)));
    const open = leaves.filter(({ id }) => taking.has(id));
    const again = Array.from({ length: moreRounds }, (_, round) =>
      kinds.map((kind) => groupOf(open, kind, round + rounds)),
    ).flat();
    const second = accepted(blueprint, again);
    const all = [...first, ...second];
    const wrong = all.flatMap((one) => broken(blueprint, original, one));
    const asHcl = fuzz === undefined ? all.slice(-1) : all;
    for (const one of asHcl) wrong.push(...(await unlike(one)));
    total.leaves += leaves.length;
    total.tried += [...everywhere, ...again].flat().length;
    total.accepted += all.flatMap(({ injections }) => injections).length;
    total.files += all.reduce((sum, { result }) => sum + outputFiles(result, false).files.size, 0);
    total.hcl += asHcl.length;
    expect(wrong).toEqual([]);
  },
);

afterAll(() => {
  const { leaves, tried, accepted, files, hcl } = total;
  process.stdout.write(
    `injections: ${tried} tried into all of ${leaves} leaves, ${tried - accepted} refused, ${accepted} accepted, ${files} files and ${hcl} platforms as HCL compared\n`,
  );
});
