import * as fs from "node:fs";
import * as path from "node:path";
import { ResourceInstance } from "@cdktf/provider-ibm/lib/resource-instance";
import { App, Token } from "cdktf";
import { loadBlueprints } from "../../src/blueprint";
import { FaultError } from "../../src/core/fault";
import { deployable } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import { synth } from "../../src/platform/synth";
import { Tags } from "../../src/platform/tags";
import type { JsonObject, StackJson } from "../../src/terraform/configuration";
import { typeBehaviour } from "../../src/terraform/provider-behaviour";
import { typeData } from "../../src/terraform/provider-data";
import { blueprintFile, isOpen, reference, referenceNames, today } from "../support/reference";
import { useScratch } from "../support/scratch";

const scratch = useScratch();

interface Tagged {
  readonly stack: string;
  readonly type: string;
  readonly tags: readonly string[];
}

/** The resources of some stacks whose type has tags in the provider's schema. */
function taggable(stacks: readonly StackJson[]): Tagged[] {
  return stacks.flatMap(({ name, json }) =>
    Object.entries((json.resource ?? {}) as Record<string, Record<string, JsonObject>>).flatMap(([type, named]) =>
      typeData("resource", type)?.schema.block.attributes?.tags === undefined
        ? []
        : Object.values(named).map(({ tags = [] }) => ({ stack: name, type, tags: tags as string[] })),
    ),
  );
}

const isLocal = ({ type }: Tagged) => typeBehaviour(type)?.read?.tags?.form === "not-read";

test("the tags of a platform and of a system are on every resource whose tags the provider attaches", () => {
  const all = taggable(reference("openshift").stacks);
  const attached = all.filter((one) => !isLocal(one));
  const expected = ({ stack }: Tagged) =>
    stack.startsWith("plant-line")
      ? ["application:line", "cost-centre:4711", "team:plant"]
      : ["cost-centre:4711", "team:plant"];
  expect(attached.filter((one) => JSON.stringify(one.tags) !== JSON.stringify(expected(one)))).toEqual([]);
  const types = new Set(attached.map(({ type }) => type));
  expect(types.size).toBeGreaterThan(6);
  // Those that the provider keeps in the state alone would say what is not so.
  const local = all.filter(isLocal);
  expect(local.length).toBeGreaterThan(0);
  expect(local.filter(({ tags }) => tags.some((tag) => tag !== "rampart:privileged"))).toEqual([]);
  process.stdout.write(
    `tags: ${attached.length} resources of ${types.size} types tagged, ${local.length} left out whose tags reach no service\n`,
  );
});

test("a blueprint without tags has none but the tenant of Spark and the mark of privileged groups", () => {
  const silent = referenceNames.filter((name) => !["openshift", "spark-options"].includes(name));
  const tags = silent.flatMap((name) => taggable(reference(name).stacks).flatMap((one) => one.tags));
  expect(tags.filter((tag) => tag !== "rampart:privileged" && !tag.startsWith("tenant:"))).toEqual([]);
});

test("a Spark instance keeps its tenant beside the tags of the platform, and a second tenant is a finding", () => {
  const instances = taggable(reference("spark-options").stacks).filter(({ tags }) => tags.includes("tenant:finance"));
  expect(instances.map(({ tags }) => tags)).toEqual([["team:finance", "tenant:finance"]]);
  const text = fs.readFileSync(blueprintFile("spark-options"), "utf8");
  const file = path.join(scratch(), "blueprint.yaml");
  fs.writeFileSync(file, text.replace('["team:finance"]', '["tenant:sales"]'));
  const findings = deployable(loadBlueprints([file]), today)
    .platforms.flatMap(({ check }) => check.findings)
    .filter(isOpen);
  expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(["spark-tenant"]);
});

test("constructs are tagged from the program too, with what they have and what is only known at apply", () => {
  const app = new App();
  const platform = new Platform(app, "shop", { region: "eu-de", resourceGroup: "g", tags: ["B:Two"] });
  const stack = platform.stack("web");
  const make = (id: string, tags?: string[]) =>
    new ResourceInstance(stack, id, {
      name: id,
      service: "kms",
      plan: "tiered-pricing",
      location: "eu-de",
      ...(tags ? { tags } : {}),
    });
  make("plain");
  Tags.of(make("own", ["z", "${var.Team}", "B:two"])).add("Alone");
  make("list", Token.asList("${var.tags}"));
  const tags = () => {
    const [json] = synth(app).map(
      (one) => one.json as { resource: { ibm_resource_instance: Record<string, JsonObject> } },
    );
    return Object.values(json?.resource.ibm_resource_instance ?? {}).map((one) => one.tags);
  };
  const expected = [["b:two"], ["alone", "b:two", "z", "${var.Team}"], expect.stringContaining("concat(")];
  expect(tags()).toEqual(expected);
  // A second synthesis changes nothing more.
  expect(tags().slice(0, 2)).toEqual(expected.slice(0, 2));
});

test.each(["", " a", "a ", "a,b", "ä", "x".repeat(129), "${var.a}"])("%j is no tag", (tag) => {
  const app = new App();
  const platform = new Platform(app, "shop", { region: "eu-de", resourceGroup: "g" });
  expect(() => Tags.of(platform).add("fine", tag)).toThrow(FaultError);
  expect(() => Tags.of(platform).add("fine", tag)).toThrow(/PL005|invalid tag/);
  expect(() => new Platform(new App(), "shop", { region: "eu-de", resourceGroup: "g", tags: [tag] })).toThrow(
    FaultError,
  );
});
