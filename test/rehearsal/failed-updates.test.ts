import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { failedUpdates, leftAfter } from "../../src/rehearsal/provider/failed-updates";
import type { PlannedResource } from "../../src/rehearsal/provider/planned-change";
import { typeBehaviour } from "../../src/terraform/provider-behaviour";

const types = fs
  .readdirSync(path.join(packageRoot, "providers", "ibm", "behaviour"))
  .map((file) => path.basename(file, ".json"));

function planned(
  type: string,
  before: object,
  after: object,
  actions = ["update"],
  open: object = {},
): PlannedResource {
  return {
    address: `${type}.a`,
    type,
    mode: "managed",
    change: { actions, before: { ...before }, after: { ...after }, after_unknown: { ...open } },
  };
}

/** An object with one value at a path of blocks. */
function nested([step = "", ...rest]: readonly string[], value: unknown): object {
  return { [step]: rest.length === 0 ? value : [nested(rest, value)] };
}

const words = {
  "never-sent": /\[(create-only|update-never-sent)\]$/,
  suppressed: /\[create-only\]$/,
  refused: /\[update-refused\]$/,
  misapplied: /\[update-misapplied\]$/,
} as const;

test("each change without effect is a finding with its fix and its source, and its creation is none", () => {
  let tried = 0;
  const wrong: string[] = [];
  for (const type of types) {
    for (const [argument, { form, emptied }] of Object.entries(typeBehaviour(type)?.update ?? {})) {
      const of = (value: string) => nested(argument.split("."), emptied && value === "after" ? [] : value);
      const [found, ...more] = failedUpdates(planned(type, of("before"), of("after")));
      tried += 1;
      const said = emptied ? /\[update-suppressed\]$/ : words[form];
      const right = found && said.test(found.summary) && /Fix: .+\nSource: .+/.test(found.detail);
      if (!right || more.length > 0) wrong.push(`${type}.${argument}: ${found?.summary}`);
      const silent = [
        failedUpdates(planned(type, of("same"), of("same"))),
        failedUpdates(planned(type, {}, of("after"), ["create"])),
        failedUpdates(planned(type, of("before"), of("after"), ["delete", "create"])),
        failedUpdates(planned(type, of("before"), {}, ["update"], nested(argument.split("."), true))),
      ];
      if (emptied) silent.push(failedUpdates(planned(type, of("before"), of("other"))));
      if (silent.some((none) => none.length > 0)) wrong.push(`${type}.${argument}: a finding of nothing`);
    }
  }
  process.stdout.write(`updates: ${tried} changes without effect tried, ${tried - wrong.length} found\n`);
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(100);
});

test("what is sent only beside another change is a finding alone, and none beside it", () => {
  const type = "ibm_iam_authorization_policy";
  expect(failedUpdates(planned(type, { description: "a" }, { description: "b" }))).toHaveLength(1);
  expect(
    failedUpdates(planned(type, { description: "a", roles: ["Reader"] }, { description: "b", roles: ["Writer"] })),
  ).toEqual([]);
});

test("a zero that an update does not send is a finding, and another value is none", () => {
  const type = "ibm_en_destination_ce";
  const to = (value: boolean) =>
    failedUpdates(planned(type, { collect_failed_events: !value }, { collect_failed_events: value }));
  expect(to(false)).toMatchObject([{ summary: expect.stringContaining("[zero-never-sent]") }]);
  expect(to(true)).toEqual([]);
});

test("who knows another way out than to make a resource anew says it", () => {
  const [found] = failedUpdates(planned("ibm_container_vpc_cluster", { crk: "a" }, { crk: "b" }), {
    crk: "Another pool.",
  });
  expect(found?.detail).toContain("Fix: Another pool.");
});

test("what is taken away by a delete that sends nothing is said to stay, and what is put back is said too", () => {
  let tried = 0;
  for (const type of types) {
    const leaving = typeBehaviour(type)?.delete;
    const removed = leftAfter(planned(type, { id: "1" }, {}, ["delete"]));
    const replaced = leftAfter(planned(type, { id: "1" }, {}, ["delete", "create"]));
    if (leaving) tried += 1;
    expect([type, removed.length]).toEqual([type, leaving ? 1 : 0]);
    expect([type, replaced.length]).toEqual([type, leaving?.sends === false ? 1 : 0]);
    if (leaving?.sends === false)
      expect(removed[0]).toMatch(/is removed, but stays as it is, because its delete sends nothing: /);
  }
  process.stdout.write(`deletes: ${tried} types that leave something tried, ${tried} said\n`);
  expect(tried).toBeGreaterThan(15);
});
