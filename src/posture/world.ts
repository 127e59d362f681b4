import {
  blocks,
  isObject,
  type Json,
  type JsonObject,
  type Resource,
  resourcesOf,
  type StackJson,
} from "../core/configuration";

/** What an expression such as `${ibm_cis.edge.id}` points at. */
export interface Target {
  readonly resource: Resource;
  /** Attribute path after the resource: `id`, `cname_target`. */
  readonly attribute: string;
}

/** All stacks that are judged together, with look-ups between them. */
export class World {
  readonly resources: readonly Resource[];
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();
  private readonly stacks: ReadonlyMap<string, StackJson>;

  constructor(stacks: readonly StackJson[]) {
    this.stacks = new Map(stacks.map((stack) => [stack.name, stack]));
    this.resources = stacks.flatMap(resourcesOf).filter((resource) => !isSwitchedOff(resource));
    for (const resource of [...this.resources, ...stacks.flatMap(providersOf)]) {
      const key = typeKey(resource);
      const list = this.byType.get(key);
      if (list) list.push(resource);
      else this.byType.set(key, [resource]);
      this.byAddress.set(`${resource.stack}\n${resource.address}`, resource);
    }
  }

  /** Resources of a type in every stack; `data.<type>` for data sources, `*` for all of either. */
  ofType(type: string): readonly Resource[] {
    if (type === "*") return this.resources;
    return this.byType.get(type) ?? [];
  }

  /** The resource at an address of a stack. */
  at(stack: string, address: string): Resource | undefined {
    return this.byAddress.get(`${stack}\n${address}`);
  }

  /** The declaration of the variable that a value is, when it is one and the stack declares it. */
  variable(stack: string, value: Json | undefined): JsonObject | undefined {
    const name = typeof value === "string" ? /^\$\{var\.([A-Za-z0-9_-]+)\}$/.exec(value.trim())?.[1] : undefined;
    if (name === undefined) return undefined;
    return blocks(this.stacks.get(stack)?.json.variable).flatMap((named) => blocks(named[name]))[0];
  }

  /** Follows a value that is one reference, through remote state into other stacks; undefined for anything else. */
  target(stack: string, value: Json | undefined, depth = 0): Target | undefined {
    if (typeof value !== "string" || depth > 8) return undefined;
    const reference = /^\$\{((?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z0-9_-]+)(?:\[[^\]]*\])?\.([A-Za-z0-9_.[\]*-]+)\}$/.exec(
      value.trim(),
    );
    if (!reference?.[1] || !reference[2]) return undefined;
    const [, address, attribute] = reference;
    if (address.startsWith("data.terraform_remote_state.")) {
      const output = /^outputs\.([A-Za-z0-9_-]+)$/.exec(attribute)?.[1];
      return output ? this.output(stack, address, output, depth) : undefined;
    }
    const resource = this.at(stack, address);
    return resource ? { resource, attribute } : undefined;
  }

  /** The resource that a value refers to, when it is one reference. */
  targetResource(stack: string, value: Json | undefined): Resource | undefined {
    return this.target(stack, value)?.resource;
  }

  /** True when both values are the same literal or lead to the same attribute of the same resource. */
  same(stackA: string, a: Json | undefined, stackB: string, b: Json | undefined): boolean {
    const targetA = this.target(stackA, a);
    const targetB = this.target(stackB, b);
    if (targetA && targetB) return targetA.resource === targetB.resource;
    return (
      targetA === undefined &&
      targetB === undefined &&
      a !== undefined &&
      a === b &&
      (stackA === stackB || !String(a).includes("${"))
    );
  }

  /** Every value that a stack says under a name, as an output or a local value. */
  said(name: string): readonly Json[] {
    return [...this.stacks.values()]
      .flatMap(({ json }) => [
        ...blocks(json.output).flatMap((named) => blocks(named[name]).map(({ value }) => value)),
        ...blocks(json.locals).map((values) => values[name]),
      ])
      .filter((value): value is Json => value !== undefined);
  }

  private output(stack: string, address: string, output: string, depth: number): Target | undefined {
    const remote = this.at(stack, address);
    if (!remote) return undefined;
    for (const origin of this.stacks.values()) {
      if (origin.name === stack || !sameState(remote.arguments, origin.json)) continue;
      const declared = blocks(origin.json.output)
        .flatMap((named) => blocks(named[output]))
        .find((body) => body.value !== undefined);
      if (declared) return this.target(origin.name, declared.value, depth + 1);
    }
    return undefined;
  }
}

/** Provider blocks, as resources of the type `provider.<name>`: rules judge them too. */
function providersOf(stack: StackJson): Resource[] {
  return blocks(stack.json.provider).flatMap((byName) =>
    Object.entries(byName).flatMap(([name, bodies]) =>
      blocks(bodies).map((body): Resource => {
        const type = `provider.${name}`;
        const alias = typeof body.alias === "string" ? body.alias : undefined;
        const address = alias === undefined ? type : `${type}.${alias}`;
        return {
          kind: "resource",
          type,
          name,
          address,
          stack: stack.name,
          file: stack.file,
          arguments: body,
          meta: {},
        };
      }),
    ),
  );
}

/** The key under which rules name a resource's type. */
export function typeKey(resource: Resource): string {
  return resource.kind === "data" ? `data.${resource.type}` : resource.type;
}

/** `count = 0` and an empty `for_each` make a resource vanish: it then protects nothing. */
function isSwitchedOff({ meta }: Resource): boolean {
  if (meta.count === 0 || meta.count === "0" || meta.count === "${0}") return true;
  const each = meta.for_each;
  return (Array.isArray(each) && each.length === 0) || (isObject(each) && Object.keys(each).length === 0);
}

/** Does this remote state data source read the state that the stack's backend writes? */
function sameState(remote: JsonObject, origin: JsonObject): boolean {
  const backend = String(remote.backend);
  const settings = blocks(origin.terraform)
    .flatMap((terraform) => [
      ...blocks(terraform.backend),
      ...blocks(terraform.cloud).map((cloud) => ({ remote: cloud })),
    ])
    .flatMap((named) => blocks((named as JsonObject)[backend]))[0];
  const config = blocks(remote.config)[0];
  if (!settings || !config) return false;
  return ["path", "bucket", "key", "organization", "hostname", "workspaces", "address"].every(
    (name) => JSON.stringify(settings[name] ?? null) === JSON.stringify(config[name] ?? null),
  );
}
