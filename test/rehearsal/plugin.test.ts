import * as fs from "node:fs";
import * as path from "node:path";
import { decodeValue, encodeValue, type ObjectValue, unknown, type Value } from "../../src/rehearsal/plugin/codec";
import { type CloudModel, Refusal } from "../../src/rehearsal/plugin/model";
import { type Plugin, startPlugin } from "../../src/rehearsal/plugin/server";
import { type TerraformRun, terraform } from "../../src/rehearsal/runner/terraform";
import type { TypeData } from "../../src/terraform/provider-data";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();

/** A made-up provider with every shape that a schema can have; the cloud's own providers are not needed for that. */
const thing: TypeData = {
  schema: {
    version: 0,
    block: {
      attributes: {
        id: { type: "string", computed: true, optional: true },
        name: { type: "string", required: true },
        size: { type: "number", optional: true, computed: true },
        on: { type: "bool", optional: true, computed: true },
        zone: { type: "string", optional: true },
        tags: { type: ["map", "string"], optional: true },
        ports: { type: ["list", "number"], optional: true },
        hosts: { type: ["set", "string"], optional: true },
        token: { type: "string", optional: true, sensitive: true },
        address: { type: "string", computed: true },
        region: { type: "string", optional: true, computed: true },
        place: { type: ["object", { x: "number", y: "number" }], optional: true },
        nested: {
          optional: true,
          nested_type: {
            nesting_mode: "list",
            attributes: { key: { type: "string", required: true }, made: { type: "string", computed: true } },
          },
        },
      },
      block_types: {
        rule: {
          nesting_mode: "list",
          block: { attributes: { port: { type: "number", required: true }, id: { type: "string", computed: true } } },
        },
        member: {
          nesting_mode: "set",
          block: {
            attributes: { host: { type: "string", required: true }, state: { type: "string", computed: true } },
          },
        },
        only: { nesting_mode: "single", block: { attributes: { x: { type: "string", optional: true } } } },
        timeouts: { nesting_mode: "single", block: { attributes: { create: { type: "string", optional: true } } } },
      },
    },
  },
  constraints: {
    attributes: {
      size: { default: 3 },
      on: { default: true },
      zone: { forceNew: true },
      "rule.port": { forceNew: true },
    },
    timeouts: { create: "10m" },
    importable: true,
  },
};
const lookup: TypeData = {
  schema: {
    version: 0,
    block: { attributes: { name: { type: "string", required: true }, id: { type: "string", computed: true } } },
  },
  constraints: {},
};

/** The smallest cloud: it counts. */
class Counting implements CloudModel {
  readonly states = new Map<string, ObjectValue>();
  private count = 0;
  create(_: string, planned: ObjectValue): ObjectValue {
    if (planned.name === "refused")
      throw new Refusal("no-such-name", "the name is refused", "a test", "Take another.", "name");
    if (planned.name === "broken") throw new Error("a fault of the model's");
    this.count += 1;
    return {
      id: `thing-${this.count}`,
      address: `10.0.0.${this.count}`,
      region: "somewhere",
      rule: [{ id: "rule-1" }],
      member: [{ state: "up" }],
    };
  }
  read(_: string, state: ObjectValue): ObjectValue | undefined {
    return this.states.get(String(state.id));
  }
  update(): ObjectValue {
    return {};
  }
  delete(_: string, state: ObjectValue): void {
    this.states.delete(String(state.id));
  }
  store(_: string, state: ObjectValue): void {
    this.states.set(String(state.id), state);
  }
  find(_: string, id: string): ObjectValue | undefined {
    return this.states.get(id);
  }
  isSlow(): boolean {
    return false;
  }
  readData(_: string, config: ObjectValue): ObjectValue {
    return { id: `found-${String(config.name)}` };
  }
}

async function withPlugin(
  work: (
    run: (config: object, ...args: string[]) => Promise<TerraformRun>,
    model: Counting,
    plugin: Plugin,
  ) => Promise<void>,
): Promise<void> {
  const model = new Counting();
  const plugin = await startPlugin({
    providers: [
      {
        name: "made",
        source: "rampart/made",
        schema: { version: 0, block: { attributes: { region: { type: "string", optional: true } } } },
        types: { resource: new Map([["made_thing", thing]]), data: new Map([["made_lookup", lookup]]) },
        legacy: false,
      },
    ],
    model,
  });
  const config = path.join(scratch(), "empty.tfrc");
  fs.writeFileSync(config, "");
  const env = {
    ...process.env,
    TF_REATTACH_PROVIDERS: plugin.reattach,
    TF_CLI_CONFIG_FILE: config,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
  };
  const run = (json: object, ...args: string[]) => {
    const terraformBlock = { required_providers: { made: { source: "rampart/made" } } };
    fs.writeFileSync(
      path.join(scratch(), "main.tf.json"),
      JSON.stringify({ terraform: terraformBlock, provider: { made: { region: "r" } }, ...json }),
    );
    return terraform(args, { binary: "terraform", timeout: 60, folder: scratch(), env });
  };
  try {
    await work(run, model, plugin);
  } finally {
    plugin.close();
  }
}

const full = {
  name: "a",
  tags: { k: "v" },
  ports: [1, 2],
  hosts: ["b", "a"],
  token: "hush",
  place: { x: 1.5, y: -2 },
  nested: [{ key: "one" }],
  rule: [{ port: 80 }, { port: 443 }],
  member: [{ host: "h1" }, { host: "h2" }],
  only: { x: "y" },
  timeouts: { create: "5m" },
};
const apply = ["apply", "-auto-approve", "-input=false", "-json"];
const isEmpty = ["plan", "-input=false", "-json", "-detailed-exitcode"];

testWithTerraform(
  "every shape of value goes through init, validate, plan, apply, an empty plan, changes, replacement and destroy",
  async () => {
    await withPlugin(async (run, model) => {
      const config = {
        data: { made_lookup: { l: { name: "x" } } },
        resource: {
          made_thing: {
            a: full,
            b: {
              name: "${made_thing.a.address} ${data.made_lookup.l.id}",
              hosts: ["${made_thing.a.id}"],
              rule: { port: 22 },
            },
          },
        },
        output: { made: { value: "${made_thing.a.nested}" } },
      };
      expect(await run(config, "init", "-input=false")).toMatchObject({ code: 0 });
      expect(await run(config, "validate", "-json")).toMatchObject({ code: 0 });
      expect(await run(config, ...apply)).toMatchObject({ code: 0, diagnostics: [] });
      expect([...model.states.values()].map(({ size, on, name }) => ({ size, on, name }))).toEqual([
        { size: 3, on: true, name: "a" },
        { size: 3, on: true, name: "10.0.0.1 found-x" },
      ]);
      expect(await run(config, ...isEmpty)).toMatchObject({ code: 0 });

      const changed = {
        ...config,
        resource: { made_thing: { ...config.resource.made_thing, a: { ...full, size: 5, member: [{ host: "h2" }] } } },
      };
      const update = await run(changed, ...isEmpty);
      expect(update.code).toBe(2);
      expect(update.out).toContain('"action":"update"');
      expect(await run(changed, ...apply)).toMatchObject({ code: 0 });
      expect(await run(changed, ...isEmpty)).toMatchObject({ code: 0 });

      const moved = {
        ...changed,
        resource: { made_thing: { ...config.resource.made_thing, a: { ...full, zone: "z2" } } },
      };
      expect((await run(moved, ...isEmpty)).out).toContain('"action":"replace"');
      expect(await run(moved, ...apply)).toMatchObject({ code: 0 });
      expect([...model.states.keys()].sort()).toEqual(["thing-2", "thing-3"]);
      expect(await run(moved, "destroy", "-auto-approve", "-input=false", "-json")).toMatchObject({ code: 0 });
      expect(model.states.size).toBe(0);
    });
  },
);

testWithTerraform("what exists can be imported", async () => {
  await withPlugin(async (run, model) => {
    model.store("made_thing", { id: "thing-9", name: "old", size: 3, on: true, rule: [], member: [] });
    const config = {
      resource: { made_thing: { a: { name: "old" } } },
      import: [{ to: "made_thing.a", id: "thing-9" }],
    };
    await run(config, "init", "-input=false");
    expect(await run(config, ...apply)).toMatchObject({ code: 0 });
    expect(await run(config, ...isEmpty)).toMatchObject({ code: 0 });
    const missing = {
      ...config,
      import: [{ to: "made_thing.b", id: "nope" }],
      resource: { made_thing: { a: { name: "old" }, b: { name: "x" } } },
    };
    expect((await run(missing, ...apply)).diagnostics[0]?.summary).toMatch(
      /no made_thing has the id nope \[import-missing\]/,
    );
  });
});

testWithTerraform(
  "a refusal names its rule, source and fix at the resource; a fault of the model's is said to be one",
  async () => {
    await withPlugin(async (run) => {
      const config = { resource: { made_thing: { a: { name: "refused" }, b: { name: "broken" } } } };
      await run(config, "init", "-input=false");
      const { code, diagnostics } = await run(config, ...apply);
      expect(code).toBe(1);
      expect(diagnostics).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            summary: "the name is refused [no-such-name]",
            detail: "Fix: Take another.\nSource: a test",
            address: "made_thing.a",
          }),
          expect.objectContaining({
            summary: "the rehearsal failed in ApplyResourceChange of made_thing",
            address: "made_thing.b",
          }),
        ]),
      );
    });
  },
);

test("the sockets are private, and nothing is left of them", async () => {
  const plugin = await startPlugin({
    providers: [
      {
        name: "made",
        source: "rampart/made",
        schema: { version: 0, block: {} },
        types: { resource: new Map(), data: new Map() },
        legacy: true,
      },
    ],
    model: new Counting(),
  });
  const [entry] = Object.values(JSON.parse(plugin.reattach) as Record<string, { Addr: { String: string } }>);
  const folder = path.dirname(entry?.Addr.String ?? "");
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  plugin.close();
  expect(fs.existsSync(folder)).toBe(false);
});

test("values come back from the wire as they went", () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const make = (depth: number): Value => {
    switch (random(depth > 3 ? 6 : 8)) {
      case 0:
        return null;
      case 1:
        return random(2) === 0;
      case 2:
        return random(2147483648) - 1073741824;
      case 3:
        return random(1000) / 7;
      case 4:
        return "ü☃".repeat(random(5));
      case 5:
        return unknown;
      case 6:
        return Array.from({ length: random(4) }, () => make(depth + 1));
      default:
        return Object.fromEntries(Array.from({ length: random(4) }, (_, index) => [`k${index}`, make(depth + 1)]));
    }
  };
  const tried = 2000;
  for (let run = 0; run < tried; run += 1) {
    const value = make(0);
    expect(decodeValue(encodeValue(value))).toEqual(value);
  }
  process.stdout.write(`rehearsal: ${tried} values tried on the wire, ${tried} came back\n`);
});

test("the wire speaks what Terraform speaks: an unknown value is extension 0", () => {
  expect([...(encodeValue({ a: unknown }).msgpack ?? [])]).toEqual([0x81, 0xa1, 0x61, 0xd4, 0x00, 0x00]);
  expect(decodeValue({ msgpack: Buffer.from([0x81, 0xa1, 0x61, 0xc7, 0x03, 0x0c, 0x81, 0x01, 0xc2]) })).toEqual({
    a: unknown,
  });
});
