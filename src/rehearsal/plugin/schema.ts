import type { AttributeSchema, BlockSchema } from "../../terraform/provider-data";

const blockNesting = { single: 1, list: 2, set: 3, map: 4, group: 5 } as const;
const objectNesting = { single: 1, list: 2, set: 3, map: 4 } as const;

/** A schema as the protocol's message. */
export function schemaMessage(schema: { readonly version: number; readonly block: BlockSchema }): object {
  return { version: schema.version, block: blockMessage(schema.block) };
}

function blockMessage(block: BlockSchema): object {
  return {
    version: 0,
    attributes: attributeMessages(block.attributes ?? {}),
    block_types: Object.entries(block.block_types ?? {}).map(([name, nested]) => ({
      type_name: name,
      block: blockMessage(nested.block),
      nesting: blockNesting[nested.nesting_mode],
      min_items: nested.min_items ?? 0,
      max_items: nested.max_items ?? 0,
    })),
  };
}

function attributeMessages(attributes: Readonly<Record<string, AttributeSchema>>): object[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...(attribute.nested_type
      ? {
          nested_type: {
            attributes: attributeMessages(attribute.nested_type.attributes),
            nesting: objectNesting[attribute.nested_type.nesting_mode],
          },
        }
      : { type: Buffer.from(JSON.stringify(attribute.type)) }),
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: attribute.computed ?? false,
    sensitive: attribute.sensitive ?? false,
    deprecated: attribute.deprecated ?? false,
  }));
}
