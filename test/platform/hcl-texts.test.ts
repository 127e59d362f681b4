import { parse } from "@cdktf/hcl2json";
import { FaultError } from "../../src/core/fault";
import { isObject, type Json, type JsonObject } from "../../src/terraform/configuration";
import { toHcl } from "../../src/terraform/hcl/hcl";
import { Random } from "../support/random";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";
import { evaluated, faultyFiles } from "../support/terraform-console";

const scratch = useScratch();

// More texts take longer.
if (process.env.RAMPART_FUZZ !== undefined) jest.setTimeout(3_600_000);

/** How many texts are tried: more by RAMPART_FUZZ=20000. */
const count = Number(process.env.RAMPART_FUZZ ?? 600);

/** What ends a text, begins an expression, or means something else in HCL than in JSON. */
const pieces = [
  ..."$%{}\"\\~#/<(),[]=:?!.-_ \n\t\r'`".split(""),
  ..."ab01".split(""),
  "${",
  "%{",
  "$${",
  "%%{",
  "$$${",
  "}",
  "~}",
  "${~",
  "EOT",
  "<<EOT\n",
  "\n  EOT\n",
  "\nEOT\n",
  '"\n}\nprovisioner "local-exec" {\n  command = "id"\n}\n',
  "${local.one}",
  "${ local.one }",
  '${upper("x")}',
  '${"}"}',
  '${"${"}"}"}',
  "${1 + 1}",
  "${[for x in [1, 2] : x]}",
  "${{ a = 1 }}",
  "%{ if true }",
  "%{ if true ~}",
  "%{ else }",
  "%{ endif }",
  "%{ for x in [1, 2] }",
  "%{ endfor }",
  "/*",
  "*/",
  "//",
  "\u0000",
  "\b",
  "\f",
  "\u001b[2K",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u00ad",
  "\u200b",
  "\u200d",
  "\u2028",
  "\u202e",
  "\ufeff",
  "\ufffe",
  "\ud800",
  "\udc00",
  "\ue000",
  "e\u0301",
  "é",
  "ü ☃",
  "𝄞",
  "👩‍💻",
  "\u{e0041}",
  "for",
  "null",
  "true",
];

/** Texts as they were found to break, or as people have them. */
const known = [
  "",
  'quotes " and \\ backslash',
  "two\nlines with an end\n",
  'a ${upper("x")} b',
  '${jsonencode({ a = "}", b = [1, 2] })}',
  "$${not.a.reference} %%{ if }",
  "%{ if true }yes%{ else }no%{ endif }",
  "  leading",
  "EOT\nEOT\n",
  "#!/bin/sh\nset -eu\ncat <<EOT > /etc/motd\n  hello\n  EOT\nEOT\n",
  'x\n  EOT\n  provisioner "local-exec" {\n    command = "id"\n  }\n  y = <<EOT\n',
  '${local.one\n}\n"\nprovisioner "local-exec" {\n  command = "id"\n}',
  '${1)\nprovisioner "local-exec" {\n  command = "id"\n}\nx = (1}',
  "${x in local.all : x}",
  "${1, 2}",
  "${local.one # }\n}",
  "${local.one /* } */}",
  "${<<EOT\n}\nEOT\n}",
  "${",
  "a ${ b",
  '${"',
  "$${",
  "%%{ if",
  '{"a":"$${b}"}',
  "C:\\new\\temp",
  "100%",
  "a$",
  "$",
];

function texts(random: Random, wanted: number): string[] {
  const made = Array.from({ length: Math.max(0, wanted - known.length) }, () =>
    Array.from({ length: random.between(1, 9) }, () => random.pick(pieces)).join(""),
  );
  return [...new Set([...known, ...made])];
}

/** A text that Terraform reads as itself: signs that would begin an expression are doubled. */
function plain(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** As Terraform keeps texts: whole characters, composed. */
function kept(value: Json): Json {
  if (Array.isArray(value)) return value.map(kept);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [kept(key), kept(inner)]));
  if (typeof value !== "string") return value;
  return value.replace(/\p{Cs}/gu, "\ufffd").normalize("NFC");
}

const locals = (values: Json): JsonObject => ({ locals: { one: 1, values } });

/** HCL for a value, or undefined when it is refused with a fault. */
function written(json: JsonObject): string | undefined {
  try {
    return toHcl(json);
  } catch (error) {
    if (error instanceof FaultError && error.faults.every(({ code }) => code === "SY003")) return undefined;
    throw error;
  }
}

/** What texts refer to. */
const common: [string, string] = ["common.tf.json", JSON.stringify({ locals: { one: 1, all: [1] } })];

const random = new Random(12);
const all = texts(random, count);

/** Texts that have an HCL form: Terraform reads signs behind a carriage return alone in a way of its own. */
const said = all.filter((text) => !/\r(?!\n).*[$%]\{/s.test(text)).map((text) => text.replace(/^\ufeff+/, ""));
const plains = said.map(plain);

/** Every text as a value, a key and a block's inner map, in places that take expressions. */
const asData = (list: readonly string[]): Json => list.map((text) => [text, { [text]: text }]);

test("plain texts read back from HCL as the converter of the engine's project reads it", async () => {
  const hcl = toHcl(locals(asData(plains)));
  const read = (await parse("main.tf", hcl)) as { locals: [{ values: Json }] };
  expect(read.locals[0].values).toEqual(kept(asData(plains)));
  // Nothing else came to be.
  expect(Object.keys(read)).toEqual(["locals"]);
  expect(Object.keys(read.locals[0])).toEqual(["one", "values"]);
  process.stdout.write(`HCL texts: ${plains.length} tried as value and as key, all equal by hcl2json\n`);
});

testWithTerraform("plain texts read back from HCL and from JSON as the same values by Terraform", () => {
  const json = locals(asData(plains));
  const hcl = evaluated(scratch(), "main.tf", toHcl(json), "local.values");
  expect(hcl).toEqual(evaluated(scratch(), "main.tf.json", JSON.stringify(json), "local.values"));
  expect(hcl).toEqual(kept(asData(said)));
});

testWithTerraform("texts where no expressions are taken are themselves, signs and all", () => {
  const json = { variable: { values: { type: "any", description: all.join(""), default: asData(all) } } };
  const hcl = evaluated(scratch(), "main.tf", toHcl(json), "var.values");
  expect(hcl).toEqual(evaluated(scratch(), "main.tf.json", JSON.stringify(json), "var.values"));
  expect(hcl).toEqual(kept(asData(all)));
});

testWithTerraform("templates mean the same in HCL as in JSON, or are refused", async () => {
  const files = all.map((text, index): [string, string] => [
    `v${index}.tf.json`,
    JSON.stringify({ locals: { [`v${index}`]: text } }),
  ]);
  const faulty = faultyFiles(scratch(), [common, ...files]);
  const tried = all.map((text, index) => ({
    name: `v${index}`,
    text,
    valid: !faulty.has(`v${index}.tf.json`),
    hcl: written({ locals: { [`v${index}`]: text } }),
  }));
  const equal = tried.filter(({ valid, hcl }) => valid && hcl !== undefined).map(({ text }) => text);
  const named = Object.fromEntries(equal.map((text, index) => [`v${index}`, text]));
  const json: JsonObject = { locals: { one: 1, all: [1], values: named } };
  expect(evaluated(scratch(), "main.tf", toHcl(json), "local.values")).toEqual(
    evaluated(scratch(), "main.tf.json", JSON.stringify(json), "local.values"),
  );
  // What Terraform does not read as JSON is no other thing in HCL: refused by us, or not read either.
  const read = await Promise.all(
    tried.map(({ hcl }) => (hcl === undefined ? undefined : parse("v.tf", hcl).catch(() => undefined))),
  );
  const more = tried.flatMap(({ name, valid, hcl }, index): [string, string][] =>
    !valid && hcl !== undefined && read[index] !== undefined ? [[`${name}.tf`, hcl]] : [],
  );
  const refusedToo = faultyFiles(scratch(), [common, ...more]);
  expect(more.filter(([file]) => !refusedToo.has(file))).toEqual([]);
  const refused = tried.filter(({ hcl }) => hcl === undefined);
  process.stdout.write(
    `HCL templates: ${tried.length} tried, ${equal.length} equal, ${refused.length} refused, of them ${refused.filter(({ valid }) => valid).length} that Terraform reads\n`,
  );
});
