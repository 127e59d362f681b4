import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { runInNewContext } from "node:vm";
import { parse } from "yaml";
import { renderShared, renderTemplate } from "../../src/artefacts/render";
import { renderFault } from "../../src/core/fault";
import { faultsOf } from "../support/faults";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

function render(name: string, template: string, data: object): string {
  fs.writeFileSync(path.join(scratch(), `${name}.hbs`), template);
  return renderTemplate(name, data, { folder: scratch() });
}

function refused(name: string, template: string, data: object): string[] {
  return faultsOf(() => render(name, template, data)).map(renderFault);
}

/** Texts that mean something in one language or another. */
const hostile = [
  "plain",
  "",
  " ",
  "no",
  "null",
  "1e3",
  "0x10",
  "~",
  "- a",
  "a: b",
  "a #b",
  "#x",
  "*x",
  "&x",
  "!x",
  "'",
  '"',
  "\\",
  "`",
  "$(id)",
  "${x}",
  "%{ if x }",
  "$HOME",
  "a'b\"c`d",
  "; rm -rf /",
  "|",
  ">",
  "{{x}}",
  "<script>",
  "</script>",
  "[a](http://x)",
  "**b**",
  "# h",
  "1. x",
  "\ttab",
  "ü ☃ 𝄞",
  "-n",
  "--",
  "a\nb",
  "EOF",
];

/** Longer ones, made of them by chance. */
function texts(count: number): string[] {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  return [
    ...hostile,
    ...Array.from({ length: count }, () =>
      Array.from({ length: 1 + random(4) }, () => hostile[random(hostile.length)]).join(""),
    ),
  ];
}

const values = texts(300);

test("YAML reads back as the same values", () => {
  const data = [...values, true, 42, -1.5];
  const text = render("a.yaml", "{{#each values}}\n- {{value}}\n{{/each}}\n", {
    values: data.map((value) => ({ value })),
  });
  expect(parse(text)).toEqual(data);
  process.stdout.write(`templates: ${data.length} values tried in YAML, shell and JavaScript\n`);
});

test("Terraform reads HCL values as the same texts", () => {
  const text = render("a.tf", "locals {\n  values = [\n{{#each values}}    {{value}},\n{{/each}}  ]\n}\n", {
    values: values.map((value) => ({ value })),
  });
  const folder = path.join(scratch(), "tf");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "a.tf"), text);
  const config = path.join(scratch(), "empty.tfrc");
  fs.writeFileSync(config, "");
  const env = { ...process.env, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: "1" };
  const ran = spawnSync("terraform", ["console"], {
    cwd: folder,
    input: "jsonencode(local.values)\n",
    encoding: "utf8",
    env,
  });
  if (ran.error) {
    process.stdout.write("skipped: HCL values, because there is no terraform on the PATH\n");
    return;
  }
  // The console may print warnings before the value.
  const line = ran.stdout.split("\n").find((text) => text.startsWith('"')) ?? ran.stdout;
  if (!line.startsWith('"')) throw new Error(`${ran.stdout}\n${ran.stderr}`);
  expect(JSON.parse(JSON.parse(line))).toEqual(values);
});

test("a shell sees the same words", () => {
  const text = render("a.sh", "{{#each values}}\nprintf '%s\\0' {{value}}\n{{/each}}\n", {
    values: values.map((value) => ({ value })),
  });
  const ran = spawnSync("/bin/sh", ["-c", text], { encoding: "utf8" });
  expect(ran.stdout.split("\0").slice(0, -1)).toEqual(values);
});

test("JavaScript and JSON read back as the same values", () => {
  const data = { values: values.map((value) => ({ value })) };
  const js = render("a.js", "[{{#each values}}{{value}},{{/each}}]", data);
  expect(JSON.parse(JSON.stringify(runInNewContext(js)))).toEqual(values);
  expect(js).not.toContain("</script");
});

test("missing values are reported all at once, with the name that was meant", () => {
  expect(
    refused("a.md", "{{hostnam}}\n{{#each apps}}{{nmae}}{{/each}}{{#if zoen}}x{{/if}}", {
      hostname: "x",
      zone: "y",
      apps: [{ name: "web" }],
    }),
  ).toEqual([
    "templates/a.md.hbs:1:3: unknown value hostnam [AR002]\n  expected: one of apps, hostname, zone\n  fix:      Did you mean hostname?",
    "templates/a.md.hbs:2:17: unknown value nmae [AR002]\n  expected: one of name\n  fix:      Did you mean name?",
    "templates/a.md.hbs:2:38: unknown value zoen [AR002]\n  expected: one of apps, hostname, zone\n  fix:      Did you mean zone?",
  ]);
});

test.each([
  ["{{{x}}}", "AR003"],
  ["{{&x}}", "AR003"],
  ["{{> part}}", "AR003"],
  ["{{shout x}}", "AR003"],
  ["{{#with x}}y{{/with}}", "AR003"],
  ["{{constructor}}", "AR002"],
  ["{{__proto__.x}}", "AR002"],
  ["{{list}}", "AR002"],
  ["{{nothing}}", "AR002"],
])("%s is refused", (template, code) => {
  expect(refused("a.md", template, { x: "1", list: [], nothing: null }).join()).toContain(`[${code}]`);
});

test("a value that is null or empty may be asked for", () => {
  expect(
    render("a.txt", "{{#if x}}yes{{else}}no{{/if}} {{#each l}}{{a}}{{else}}none{{/each}}", { x: null, l: [] }),
  ).toBe("no none\n");
});

test("templates outside the folder, of no known language, or with characters that do not show are refused", () => {
  expect(() => renderTemplate("../package.json", {})).toThrow(/AR001/);
  expect(() => renderTemplate("code-engine/public-app", {})).toThrow(/AR001/);
  expect(refused("a.md", "{{x}}", { x: "a\u202eb" })).toEqual([expect.stringContaining("U+202E")]);
});

test("Markdown values do not become structure", () => {
  const text = render("a.md", "| {{x}} | {{cell x}} |\n\n{{code y}}\n", {
    x: "a|b <b> [l](u) `c` # h\n- x",
    y: "a `` b",
  });
  expect(text).toBe(
    "| a\\|b \\<b\\> \\[l\\]\\(u\\) \\`c\\` \\# h - x | `` a\\|b <b> [l](u) `c` # h - x `` |\n\n``` a `` b ```\n",
  );
});

test.each([
  ["10.10.0.0/26", "10.10.0.0/26"],
  ["1.35, 1.36", "1.35, 1.36"],
  ["1. text", "1\\. text"],
  ["1.", "1\\."],
  ["1) text", "1\\) text"],
  ["- text", "\\- text"],
])("in Markdown, %s stays text and shows no backslash", (x, expected) => {
  expect(render("a.md", "{{x}}\n", { x })).toBe(`${expected}\n`);
});

describe("one text for several things", () => {
  const shared = (template: string, ...things: readonly object[]) => {
    fs.writeFileSync(path.join(scratch(), "shared.md.hbs"), template);
    const named = things.map((data, index) => ({ name: "abc"[index] ?? "", data }));
    return renderShared("shared.md", named, { folder: scratch() });
  };

  test("what is the same is said once, and what differs is a word in capitals with its values", () => {
    const { text, differences } = shared(
      "# {{code name}}\n\nIn {{region}}.\n\n```sh\nibmcloud {{name}} --zone {{edgeZone}}\n```\n",
      { name: "one", region: "eu-de", edgeZone: "z1" },
      { name: "two", region: "eu-de", edgeZone: "z2" },
    );
    expect(text).toBe("# `NAME`\n\nIn eu\\-de.\n\n```sh\nibmcloud NAME --zone EDGE-ZONE\n```\n".replace("\\-", "-"));
    expect([...differences]).toEqual([
      ["NAME", ["one", "two"]],
      ["EDGE-ZONE", ["z1", "z2"]],
    ]);
  });

  test.each([
    ["Text.{{#if x}} More.{{/if}}\n", "Text. For `a`: More.\n"],
    ["{{#if x}}\n## Logs\n\nRead them.\n{{/if}}\n", "## Logs (`a`)\n\nRead them.\n"],
    ["{{#if x}}\n- One.\n  - Below.\n- Two.\n{{/if}}\n", "- (`a`) One.\n  - Below.\n- (`a`) Two.\n"],
    ["{{#if x}}\n1. One.\n{{else}}\n1. Other.\n{{/if}}\n", "1. (`a`) One.\n1. (`b`, `c`) Other.\n"],
    ["```sh\n{{#if x}}\nls\n{{/if}}\n```\n", "```sh\n# a:\nls\n```\n"],
    ["{{#unless x}}\nNone.\n{{/unless}}\n", "For `b`, `c`: None.\n"],
    [
      "| n |\n|---|\n{{#each rows}}\n| {{cell this}} |\n{{/each}}\n",
      "| n |\n|---|\n| `r` |\n| (`a`) `s` |\n| (`c`) `t` |\n",
    ],
    ["{{#each rows}}\n- {{code this}}\n{{else}}\nNothing.\n{{/each}}\n", "- `r`\n- (`a`) `s`\n- (`c`) `t`\n"],
  ])("a part that only some have says which: %j", (template, expected) => {
    const things = [
      { x: true, rows: ["r", "s"] },
      { x: false, rows: ["r"] },
      { x: false, rows: ["r", "t"] },
    ];
    expect(shared(template, ...things).text).toBe(expected);
  });

  test("a value that one of them lacks is reported once", () => {
    expect(faultsOf(() => shared("{{x}} {{x}}\n", { x: 1 }, {}, {})).map(renderFault)).toHaveLength(2);
  });
});
