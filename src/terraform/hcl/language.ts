import { type BlockSchema, providerInfo, providerOf, type TypeKind, typeData } from "../provider-data";

/** How an argument's value is written: `literal` takes no expressions, `reference` is names and no texts. */
export type Writing = "expression" | "literal" | "reference" | "type";

/** What may stand in a block. */
export interface Shape {
  /** Number of names between the block's type and its brace. @default 0 */
  readonly labels?: number;
  /** How arguments are written that are not named in `written`. @default "expression" */
  readonly others?: Writing;
  readonly written?: Readonly<Record<string, Writing>>;
  /** Blocks inside, by type; each is looked up when it is written. */
  readonly blocks?: Readonly<Record<string, (labels: readonly string[]) => Shape>>;
  /** True when nobody knows which of the rest are blocks: what is a map or a list of maps cannot be written then. */
  readonly unknown?: boolean;
}

const condition = (): Shape => ({});
const literals = (): Shape => ({ others: "literal" });

const lifecycle = (): Shape => ({
  others: "literal",
  written: { ignore_changes: "reference", replace_triggered_by: "reference" },
  blocks: { precondition: condition, postcondition: condition },
});

const connection = (): Shape => ({});

const provisioner = (): Shape => ({
  labels: 1,
  written: { when: "reference", on_failure: "reference" },
  blocks: { connection },
});

/** A block of a provider, by the provider's schema. */
function bySchema(schema: BlockSchema | undefined): Shape {
  const inner = Object.entries(schema?.block_types ?? {}).map(([name, { block }]): [string, () => Shape] => [
    name,
    () => bySchema(block),
  ]);
  return {
    unknown: schema === undefined,
    blocks: {
      ...Object.fromEntries(inner),
      dynamic: ([name = ""]) => ({
        labels: 1,
        written: { iterator: "reference" },
        blocks: { content: () => bySchema(schema?.block_types?.[name]?.block) },
      }),
    },
  };
}

/** Terraform's own types have no blocks. */
const builtIn: BlockSchema = {};

function typed(kind: TypeKind, labels: readonly string[]): Shape {
  const [type = ""] = labels;
  const schema = providerOf(type) === "terraform" ? builtIn : typeData(kind, type)?.schema.block;
  const shape = bySchema(schema);
  return {
    ...shape,
    labels: 2,
    written: { depends_on: "reference", provider: "reference" },
    blocks: { ...shape.blocks, lifecycle, connection, provisioner },
  };
}

const terraform = (): Shape => ({
  others: "literal",
  written: { experiments: "reference" },
  blocks: {
    backend: () => ({ labels: 1, others: "literal" }),
    cloud: () => ({ others: "literal", blocks: { workspaces: literals } }),
    required_providers: literals,
    provider_meta: () => ({ labels: 1 }),
  },
});

/**
 * A configuration: what Terraform itself defines, and what it reads without expressions, so that `${` is text there.
 * Source: Terraform 1.11, internal/configs.
 */
export const root: Shape = {
  blocks: {
    terraform,
    provider: ([name = ""]) => ({
      ...bySchema(providerInfo(name)?.schema.block),
      labels: 1,
      written: { alias: "literal", version: "literal" },
    }),
    variable: () => ({
      labels: 1,
      others: "literal",
      written: { type: "type" },
      blocks: { validation: condition },
    }),
    locals: () => ({}),
    data: (labels) => typed("data", labels),
    resource: (labels) => typed("resource", labels),
    output: () => ({
      labels: 1,
      written: { description: "literal", sensitive: "literal", depends_on: "reference" },
      blocks: { precondition: condition },
    }),
    check: () => ({ labels: 1, blocks: { assert: condition, data: (labels) => typed("data", labels) } }),
    module: () => ({
      labels: 1,
      written: { source: "literal", version: "literal", depends_on: "reference", providers: "reference" },
    }),
    moved: () => ({ others: "reference" }),
    import: () => ({ written: { to: "reference", provider: "reference" } }),
    removed: () => ({ others: "reference", blocks: { lifecycle } }),
  },
};
