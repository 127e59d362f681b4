import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../src/core/package-root";
import { explain, explainAll } from "../../src/explain/explain";
import { nearness } from "../../src/explain/option-path";
import { allControls } from "../../src/judge/pipeline";
import { messageCodes } from "../../src/messages";
import { judgeWaivers } from "../../src/posture/waivers";
import { systems } from "../../src/systems";
import { faultsOf } from "../support/faults";
import { today } from "../support/reference";
import { rampart } from "../support/run";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

test("a control: what it asks, who says so, what answers it, and a waiver to paste", () => {
  expect(rampart(["explain", "ce-11", "--today", today])).toEqual({
    code: 0,
    err: "",
    out: `CE-11 (control)
  Outbound allowlist (high).
  requires:    ${controlOf("CE-11").statement}
  source:      ${controlOf("CE-11").source}
  responsible: the author of the Terraform
  default:     ${controlOf("CE-11").hardened}
  covered by:  rules outbound-isolation, outbound-range, outbound-restricted
  options:     systems.<code-engine>.outbound, systems.<code-engine>.outbound.allow, systems.<code-engine>.outbound.privatePaths
  comply:      keep the default; isolation_policy: "dedicated"; List the networks that the workload calls
  waive:
    waivers:
      - control: CE-11
        at: SYSTEM/COMPONENT # the location shown in the finding
        reason: REASON # why the violation is acceptable, at least 20 characters
        owner: OWNER@example.com # e-mail address of the responsible person or team
        expires: 2027-02-22 # at most 180 days ahead
  more:        src/systems/code-engine/README.md
`,
  });
});

function controlOf(id: string) {
  const found = allControls().find((control) => control.id === id);
  if (!found) throw new Error(`no control ${id}`);
  return found;
}

test("the waiver that is proposed is one, once its place, reason and owner are filled in", () => {
  const controls = new Map(allControls().map((control) => [control.id, control]));
  const judged = allControls().filter(({ id }) =>
    systems.some(({ rules }) => rules.some(({ controls: of }) => of.includes(id))),
  );
  let pasted = 0;
  for (const { id, waivable } of judged) {
    const [{ parts }] = explain([id], today) as [ReturnType<typeof explain>[number]];
    const { text = "", yaml } = parts.find(({ label }) => label === "waive") ?? {};
    if (waivable === false) {
      expect({ id, text }).toEqual({ id, text: "this control cannot be waived" });
      continue;
    }
    expect(yaml).toBe(true);
    const filled = text
      .replace("REASON", "The partner changes networks daily until January.")
      .replace("OWNER@", "ops@");
    const { waivers } = parse(filled) as { waivers: Parameters<typeof judgeWaivers>[0] };
    expect(judgeWaivers(waivers, today, controls)).toEqual([]);
    pasted += 1;
  }
  expect(pasted).toBeGreaterThan(100);
});

test("an option, by any way to write its path", () => {
  const expected = `systems.<code-engine>.apps.<name>.port (option)
  TCP port that the container listens on, 1 to 65535.
  accepts: a whole number from 1 to 65535
  default: 8080
  example: port: 3000
  more:    src/systems/code-engine/README.md
`;
  for (const word of [
    "systems.code-engine.apps.port",
    "systems.<code-engine>.apps.<name>.port",
    'systems.shop.apps["web"].port',
    "systems.shop.apps.web.port",
    "apps.port",
  ])
    expect({ word, ...rampart(["explain", word]) }).toEqual({ word, code: 0, err: "", out: expected });
});

test.each([
  ["network.flows[].tcp", "network.flows[0].tcp", true],
  ["network.flows[].tcp", "network.flows.tcp", true],
  ["systems.<spark>.conf", "systems.analytics.conf", true],
  ['systems.<spark>.conf["spark.executor.memory"]', 'systems.spark.conf["spark.executor.memory"]', true],
  ["edge.hosts.<name>.firewall", "edge.hosts.shop.firewall", true],
  ["edge.hosts.<name>.firewall", "edge.hosts", false],
  ["edge.zone", "zones", false],
])("%s is what %s names: %s", (option, word, named) => {
  expect(nearness(option, word) > 0).toBe(named);
});

test("the type of a system in a path leaves the other types out", () => {
  const words = (word: string) => explain([word], today).map((one) => one.word);
  expect(words("systems.code-engine.domain")).toEqual(["systems.<code-engine>.domain"]);
  expect(words("systems.spark.applications.libraries")).toEqual(["systems.<spark>.applications.<name>.libraries"]);
  expect(words("existing").length).toBeGreaterThan(5);
});

test("a rule and a message code", () => {
  expect(explain(["instance-ceiling", "rh002"], today)).toMatchObject([
    {
      kind: "rule",
      word: "instance-ceiling",
      summary: "The number of instances is bounded, which also bounds the cost.",
    },
    { kind: "message code", word: "RH002", summary: messageCodes.RH002?.says },
  ]);
});

test("what is unknown is said all at once, with what may be meant", () => {
  const faults = faultsOf(() => explain(["systems.code-engine.apps.prot", "image-digst", "CE-48", "zzzzzzzz"], today));
  expect(faults.map(({ code, got, fix }) => [code, got, fix])).toEqual([
    ["CL002", "systems.code-engine.apps.prot", "Did you mean systems.code-engine.apps.port?"],
    ["CL002", "image-digst", "Did you mean image-digest?"],
    ["CL002", "zzzzzzzz", "Run rampart explain --all for the full list."],
  ]);
  expect(rampart(["explain"])).toMatchObject({ code: 2, err: expect.stringContaining("give a word, or --all") });
});

test("the reference has everything, and every part of it says something", () => {
  const all = explainAll();
  const count = (kind: string) => all.filter((one) => one.kind === kind).length;
  expect(all.filter(({ summary, parts }) => !/[.)]$/.test(summary) || parts.some(({ text }) => text === ""))).toEqual(
    [],
  );
  const file = path.join(scratch(), "docs", "reference.md");
  expect(rampart(["explain", "--all", "--format", "md", "--out", file])).toEqual({ code: 0, out: "", err: "" });
  const written = fs.readFileSync(file, "utf8");
  expect(written.match(/^### /gm)).toHaveLength(all.length);
  expect(written.match(/^## .*/gm)).toEqual(["## Controls", "## Rules", "## Options", "## Message codes"]);
  process.stdout.write(
    `explained: ${count("control")} controls, ${count("rule")} rules, ${count("option")} options, ${count("message code")} message codes\n`,
  );
});

test("every code that the source raises is in the catalogue, and no other is", () => {
  const folder = path.join(packageRoot, "src");
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("messages"));
  const raised = new Set(
    files.flatMap((file) => fs.readFileSync(path.join(folder, file), "utf8").match(/(?<=")[A-Z]{2}\d{3}(?=")/g) ?? []),
  );
  expect([...raised].sort()).toEqual(Object.keys(messageCodes).sort());
});

test("a code means one thing: what it says and how to fix it are sentences", () => {
  const words = Object.entries(messageCodes);
  expect(words.filter(([, { says, fix }]) => ![says, fix].every((one) => /^[A-Z`].{10,}\.$/.test(one)))).toEqual([]);
  expect(new Set(words.map(([, { says }]) => says)).size).toBe(words.length);
});
