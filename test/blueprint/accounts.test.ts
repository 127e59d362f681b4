import * as fs from "node:fs";
import * as path from "node:path";
import { isPair, isScalar, isSeq, parseDocument, visit } from "yaml";
import { loadBlueprints } from "../../src/blueprint";
import { FaultError } from "../../src/core/fault";
import { deployable } from "../../src/judge/pipeline";
import { blueprintFile, referenceNames, today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const ours = "a/0123456789abcdef0123456789abcdef";
const other = "a/ffffffffffffffffffffffffffffffff";

/**
 * Options that name something of an account without using it, and what may be another's: a private path leads to its service, and
 * what is imported is looked up at the plan.
 */
const unused = [
  /^runner$/,
  /^network\.endpoints\.\d+\.crn$/,
  /^systems\.\w+\.outbound\.privatePaths\.\w+$/,
  /^imports\.\d+\.id$/,
];

/** Every place of a blueprint at which a CRN of the account stands. */
function crnsOf(text: string): { readonly at: string; readonly changed: string }[] {
  const document = parseDocument(text);
  // A second CRN, in case there is one alone: one account cannot differ from itself.
  const second = ["cloud-object-storage", "secrets-manager"].map(
    (service) => `crn:v1:bluemix:public:${service}:global:${ours}:a1111111-2222-4333-8444-555555555555::`,
  );
  const free = ["storage", "secrets"].findIndex((section) => !document.has(section));
  if (free >= 0) document.set(["storage", "secrets"][free], { existing: second[free] });
  const whole = document.toString();
  const found: { at: string; changed: string }[] = [];
  visit(parseDocument(whole), {
    Scalar(key, node, parents) {
      if (key === "key" || typeof node.value !== "string" || !node.value.includes(`${ours}:`)) return;
      const copy = parseDocument(whole);
      const steps = pathOf([...parents, node]);
      copy.setIn(steps, node.value.replace(ours, other));
      found.push({ at: steps.join("."), changed: copy.toString() });
    },
  });
  return found;
}

/** Keys and indexes that lead through the ancestors of a scalar. */
function pathOf(ancestors: readonly unknown[]): (string | number)[] {
  return ancestors.flatMap((one, index): (string | number)[] => {
    if (isPair(one)) return [String(isScalar(one.key) ? one.key.value : one.key)];
    return isSeq(one) ? [one.items.indexOf(ancestors[index + 1])] : [];
  });
}

function codes(text: string): string[] {
  const file = path.join(scratch(), "b.yaml");
  fs.writeFileSync(file, text);
  try {
    deployable(loadBlueprints([file]), today);
    return [];
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    // With an existing storage there is nothing to import in its place.
    const faults = error.faults.filter(({ code }) => code !== "PL006");
    return faults.map(({ code, place }) => `${code}${place.line === undefined ? " without a place" : ""}`);
  }
}

test("each option that uses something refuses it when it belongs to another account", () => {
  const tried = new Map<string, string>();
  for (const name of referenceNames) {
    const places = crnsOf(fs.readFileSync(blueprintFile(name), "utf8"));
    if (places.length < 2) continue;
    for (const { at, changed } of places) tried.set(`${name} ${at}`, codes(changed).join(" "));
  }
  const wrong = [...tried].filter(([at, found]) => {
    const free = unused.some((pattern) => pattern.test(at.split(" ")[1] ?? ""));
    return free ? found !== "" : !/^(CR003|NW036)( (CR003|NW036))*$/.test(found);
  });
  expect(wrong).toEqual([]);
  expect(tried.size).toBeGreaterThan(20);
  process.stdout.write(
    `accounts: ${tried.size} CRNs of another account tried, ${[...tried.values()].filter(Boolean).length} refused\n`,
  );
});
