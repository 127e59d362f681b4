import { check } from "../src/posture";
import { preflight } from "../src/preflight";
import { isObject, type Json, type JsonObject, type StackJson } from "../src/terraform/configuration";
import { weakened, withValue } from "./support/mutate";
import { Random } from "./support/random";
import { allRules, controls, judgedReference, reference, referenceNames, today } from "./support/reference";
import { sampleSize } from "./support/sample";

/** RAMPART_VERDICTS is how many weakenings and how many other changes are compared; `all` compares each there is. */
const { RAMPART_VERDICTS: wanted = String(sampleSize("verdicts of either kind", 50, 20)) } = process.env;
const exhaustive = wanted === "all";
const count = Number(wanted);
const seed = 20;

/** A copy of a reference in which something is changed. */
interface Changed {
  readonly name: string;
  readonly stacks: readonly StackJson[];
  readonly what: string;
}

const random = new Random(seed);

/** Makes changed copies when it is asked to: none where a blueprint has nothing of what is changed. */
type Changing = () => Changed[];

/** Every weakening and accepted value of every control, on every blueprint that has what it speaks of. */
function weakenings(): Changing[] {
  return controls.flatMap(({ id, weakened: some = [], accepted = [] }) =>
    [...some, ...accepted].flatMap((weakening) =>
      referenceNames.map(
        (name) => () => weakened(reference(name).stacks, weakening).map(({ stacks }) => ({ name, stacks, what: id })),
      ),
    ),
  );
}

type Path = readonly (string | number)[];

function leaves(value: Json, path: Path): [Path, Json][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) => (key === "//" ? [] : leaves(inner, [...path, key])));
  return [[path, value]];
}

/** Changes that no list names: an argument, a reference that leads elsewhere, a resource that goes, one after the other. */
function flips(): Changing[] {
  return referenceNames.flatMap((name) => {
    const { stacks } = reference(name);
    return stacks.flatMap((stack) => {
      const all = (["resource", "data", "provider"] as const).flatMap((section) =>
        leaves((stack.json[section] ?? {}) as JsonObject, [section]),
      );
      const references = all.map(([, value]) => value).filter((value) => String(value).startsWith("${"));
      return all.map(
        ([path]): Changing =>
          () => {
            const to = random.pick([
              undefined,
              null,
              "x",
              true,
              "${var.later}",
              random.pick(references),
              random.pick(references),
            ]);
            const once = withValue(stacks, stack, path, to);
            const what = `${path.join(".")} = ${JSON.stringify(to ?? null)}`;
            if (random.chance(0.7)) return [{ name, stacks: once, what }];
            const resource = random.pick(all)[0].slice(0, 3);
            const other = once.find((one) => one.name === stack.name) as StackJson;
            const twice = withValue(once, other, resource, undefined);
            return [{ name, stacks: twice, what: `${what}, without ${resource.join(".")}` }];
          },
      );
    });
  });
}

function sampled(all: readonly Changing[]): Changed[] {
  if (exhaustive) return all.flatMap((changing) => changing());
  const found: Changed[] = [];
  while (found.length < count) {
    const some = random.pick(all)();
    if (some.length > 0) found.push(random.pick(some));
  }
  return found;
}

const sorted = (findings: readonly object[]) => findings.map((finding) => JSON.stringify(finding)).sort();

test.each([
  ["weakenings", weakenings],
  ["changes at random", flips],
])("%s get the verdicts that judging everything gives", (kind, all) => {
  const tried = sampled(all());
  const different: string[] = [];
  let judgedAnew = 0;
  let judgedAll = 0;
  for (const { name, stacks, what } of tried) {
    const judged = judgedReference(name);
    const whole = check(stacks, { rules: allRules, controls, today }).findings;
    if (String(sorted(judged.findings(stacks))) !== String(sorted(whole))) different.push(`${name}: ${what}`);
    if (judged.isRefusedByPreflight(stacks) !== preflight(stacks).faults.length > 0)
      different.push(`${name}: ${what}: preflight`);
    judgedAnew += [...judged.newFindings(stacks)].length;
    judgedAll += whole.length;
  }
  process.stdout.write(
    `verdicts: ${tried.length} ${kind} tried (seed ${seed}), ${tried.length - different.length} the same; ${judgedAnew} of ${judgedAll} findings were judged anew\n`,
  );
  expect(different).toEqual([]);
});

test("more than resources and provider blocks changed: everything is judged anew", () => {
  const [name = ""] = referenceNames;
  const { stacks } = reference(name);
  const changed = stacks.map((stack) => ({ ...stack, json: { ...stack.json, locals: { said: "x" } } }));
  const judged = judgedReference(name);
  expect(sorted([...judged.newFindings(changed)])).toEqual(
    sorted(check(changed, { rules: allRules, controls, today }).findings),
  );
});
