import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { check, type Finding } from "../../src/posture";
import { controlsOf } from "../../src/posture/controls";
import { neverSentZero } from "../../src/systems/access/rules/never-sent-zero";
import { isObject, type Json, type JsonObject, resourcesOf, type StackJson } from "../../src/terraform/configuration";
import { typeBehaviour } from "../../src/terraform/provider-behaviour";
import { type BlockSchema, typeData } from "../../src/terraform/provider-data";
import { reference, referenceNames, today } from "../support/reference";

const types = fs
  .readdirSync(path.join(packageRoot, "providers", "ibm", "behaviour"))
  .map((file) => path.basename(file, ".json"));

/** What the rule says of one resource, but for nothing. */
function said(type: string, body: JsonObject): Finding[] {
  const stack: StackJson = { name: "main", file: "main.tf.json", json: { resource: { [type]: { a: body } } } };
  return check([stack], { rules: [neverSentZero], controls: controlsOf("access"), today }).findings.filter(
    ({ verdict }) => verdict !== "notApplicable",
  );
}

/** The zero value, and one that is none, of an argument's type. */
function values(type: string, argument: string): { zero: Json; other: Json } {
  const steps = argument.split(".");
  const last = steps.pop() ?? "";
  const block = steps.reduce<BlockSchema | undefined>(
    (outer, step) => outer?.block_types?.[step]?.block,
    typeData("resource", type)?.schema.block,
  );
  switch (block?.attributes?.[last]?.type) {
    case "bool":
      return { zero: false, other: true };
    case "number":
      return { zero: 0, other: 1 };
    default:
      return { zero: "", other: "x" };
  }
}

const nested = ([step = "", ...rest]: readonly string[], value: Json): JsonObject => ({
  [step]: rest.length === 0 ? value : [nested(rest, value)],
});

test("each zero value that is never sent is found, unless the service takes the same, and each other value passes", () => {
  let tried = 0;
  let found = 0;
  const wrong: string[] = [];
  for (const type of types) {
    for (const [argument, { on, serviceDefault }] of Object.entries(typeBehaviour(type)?.zero ?? {})) {
      const { zero, other } = values(type, argument);
      const verdict = (value: Json) =>
        said(type, nested(argument.split("."), value))
          .map((one) => one.verdict)
          .join();
      const expected =
        on === "update"
          ? ""
          : serviceDefault === zero
            ? "compliant"
            : serviceDefault === "unknown"
              ? "unknown"
              : "violation";
      tried += 1;
      if (expected === "violation" || expected === "unknown") found += 1;
      if (verdict(zero) !== expected) wrong.push(`${type}.${argument}: ${JSON.stringify(zero)} is ${verdict(zero)}`);
      if (verdict(other) !== "") wrong.push(`${type}.${argument}: ${JSON.stringify(other)} is ${verdict(other)}`);
    }
  }
  process.stdout.write(
    `zero values: ${tried} that are never sent tried, ${found} found, the rest are the service's own\n`,
  );
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(20);
});

test("a job that is never to be run again is found with what the service takes instead", () => {
  expect(said("ibm_code_engine_job", { scale_retry_limit: 0 })).toMatchObject([
    {
      control: "IA-04",
      verdict: "violation",
      argument: "scale_retry_limit",
      expected: "a value that the provider sends; without one, the service defaults to 3",
      got: "0, which the provider omits from the request",
    },
  ]);
  // Terraform takes the text for the number.
  expect(said("ibm_code_engine_job", { scale_retry_limit: "0" })).toMatchObject([{ verdict: "violation" }]);
  expect(said("ibm_code_engine_job", { scale_retry_limit: "${var.retries}" })).toMatchObject([{ verdict: "unknown" }]);
  expect(said("ibm_code_engine_job", {})).toEqual([]);
  expect(said("aws_lambda_function", { timeout: 0 })).toEqual([]);
});

/** Every zero value in a body, by dotted argument. */
function zerosIn(value: Json, path: readonly string[] = []): string[] {
  if (value === false || value === 0 || value === "") return [path.join(".")];
  if (Array.isArray(value)) return value.flatMap((one) => zerosIn(one, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => zerosIn(inner, [...path, name]));
}

test("each zero value that the reference blueprints set is sent, or is what the service has without it", () => {
  const counts = { set: 0, sent: 0, same: 0, unknown: 0, different: 0 };
  const open = new Set<string>();
  for (const name of referenceNames) {
    for (const resource of reference(name).stacks.flatMap((stack) => resourcesOf(stack))) {
      const behaviour = resource.kind === "resource" ? typeBehaviour(resource.type) : undefined;
      if (!behaviour) continue;
      for (const argument of zerosIn(resource.arguments)) {
        const zero = behaviour.zero?.[argument];
        counts.set += 1;
        if (zero === undefined || zero.on === "update") counts.sent += 1;
        else if (zero.serviceDefault === "unknown") counts.unknown += 1;
        else if (!zero.serviceDefault) counts.same += 1;
        else counts.different += 1;
        if (zero && zero.on !== "update" && (zero.serviceDefault === "unknown" || zero.serviceDefault))
          open.add(`${resource.type}.${argument}`);
      }
    }
  }
  process.stdout.write(
    `zero values: ${counts.set} set by ${referenceNames.length} blueprints, ${counts.sent} sent, ${counts.same} not sent and the service has the same, ${counts.unknown} unknown\n`,
  );
  expect([...open]).toEqual([]);
  expect(counts.different).toBe(0);
  expect(counts.sent).toBeGreaterThan(counts.same);
  expect(counts.same).toBeGreaterThan(0);
});
