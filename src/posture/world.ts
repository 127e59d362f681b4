import { own } from "../core/own";
import { textOf } from "../core/text-of";
import {
  blocks,
  isObject,
  type Json,
  type JsonObject,
  type Resource,
  resourcesOf,
  type StackJson,
} from "../terraform/configuration";
import { grouped } from "./indexes";

/** What an expression such as `${ibm_cis.edge.id}` points at. */
export interface Target {
  readonly resource: Resource;
  /** Attribute path after the resource: `id`, `cname_target`. */
  readonly attribute: string;
}

/** A value to compare by: see `World.identity`. */
export type Identity = Resource | Json | undefined;

/**
 * All stacks that are judged together, with look-ups between them.
 *
 * Rules ask a world for what they look for and never walk all resources of a type for each of another: what a rule needs to
 * find by something else than type and address stands in an index (`indexed`, `referring`), which `once` keeps. The cost of
 * judging then grows with the number of resources, not with its square.
 */
export class World {
  private readonly all: readonly Resource[];
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();
  private readonly stacks: ReadonlyMap<string, StackJson>;
  private readonly made = new Map<(world: World) => unknown, unknown>();
  private readonly madeOf = new Map<(world: World, resource: Resource) => unknown, Map<Resource, unknown>>();
  private readonly saying = new Map<string, readonly Json[]>();
  private origins: ReadonlyMap<string, readonly StackJson[]> | undefined;

  constructor(stacks: readonly StackJson[]) {
    this.stacks = new Map(stacks.map((stack) => [stack.name, stack]));
    this.all = stacks.flatMap(resourcesOf).filter((resource) => !isSwitchedOff(resource));
    for (const resource of [...this.all, ...stacks.flatMap(settingsOf)]) {
      const key = typeKey(resource);
      const list = this.byType.get(key);
      if (list) list.push(resource);
      else this.byType.set(key, [resource]);
      this.byAddress.set(`${resource.stack}\n${resource.address}`, resource);
    }
  }

  /** Every resource and data source that is not switched off, in the order of the stacks. */
  get resources(): readonly Resource[] {
    return this.all;
  }

  /**
   * What a function makes of this world: called on first use, and never again for the same function. It must read nothing but
   * the world, and be declared once, outside `judge`.
   */
  once<T>(make: (world: World) => T): T {
    if (!this.made.has(make)) this.made.set(make, make(this));
    return this.made.get(make) as T;
  }

  /** What a function makes of a resource in this world: called once for each, on the same terms as `once`. */
  onceOf<T>(resource: Resource, make: (world: World, resource: Resource) => T): T {
    const made = this.madeOf.get(make) ?? new Map<Resource, unknown>();
    this.madeOf.set(make, made);
    if (!made.has(resource)) made.set(resource, make(this, resource));
    return made.get(resource) as T;
  }

  /** Resources of a type in every stack; `data.<type>` for data sources, `*` for all resources, whatever their type. */
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
    return blocks(this.stacks.get(stack)?.json.variable).flatMap((named) => blocks(own(named, name)))[0];
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

  /**
   * What a value leads to, as something to compare or to look up by: the resource, or else the value itself. Text with a
   * reference that leads nowhere means the same within one stack only.
   */
  identity(stack: string, value: Json | undefined): Identity {
    const target = this.target(stack, value);
    if (target) return target.resource;
    return value !== undefined && textOf(value).includes("${") ? `${stack}\n${textOf(value)}` : value;
  }

  /** True when both values are the same literal or lead to the same resource. */
  same(stackA: string, a: Json | undefined, stackB: string, b: Json | undefined): boolean {
    return a !== undefined && this.identity(stackA, a) === this.identity(stackB, b);
  }

  /** Every value that a stack says under a name, as an output or a local value. */
  said(name: string): readonly Json[] {
    const known = this.saying.get(name);
    if (known) return known;
    const said = [...this.stacks.values()]
      .flatMap(({ json }) => [
        ...blocks(json.output).flatMap((named) => blocks(own(named, name)).map(({ value }) => value)),
        ...blocks(json.locals).map((values) => own(values, name)),
      ])
      .filter((value): value is Json => value !== undefined);
    this.saying.set(name, said);
    return said;
  }

  private output(stack: string, address: string, output: string, depth: number): Target | undefined {
    const remote = this.at(stack, address);
    const config = blocks(remote?.arguments.config)[0];
    if (!remote || !config) return undefined;
    for (const origin of this.writersOf(stateKey(textOf(remote.arguments.backend), config))) {
      if (origin.name === stack) continue;
      const declared = blocks(origin.json.output)
        .flatMap((named) => blocks(own(named, output)))
        .find((body) => body.value !== undefined);
      if (declared) return this.target(origin.name, declared.value, depth + 1);
    }
    return undefined;
  }

  /** The stacks whose backend writes a state. */
  private writersOf(key: string): readonly StackJson[] {
    this.origins ??= grouped(
      [...this.stacks.values()].flatMap((stack) => backendKeys(stack).map((one) => [one, stack])),
    );
    return this.origins.get(key) ?? [];
  }
}

/** What rules judge beside resources and data sources. */
function settingsOf(stack: StackJson): Resource[] {
  return [...providersOf(stack), ...backendsOf(stack), ...removedOf(stack)];
}

/** Where a stack keeps its state, as a resource of the type `backend.<name>`: rules judge that too. */
function backendsOf(stack: StackJson): Resource[] {
  return blocks(stack.json.terraform)
    .flatMap(({ backend }) => blocks(backend))
    .flatMap((named) => Object.entries(named))
    .flatMap(([name, bodies]) =>
      blocks(bodies).map((body): Resource => {
        const type = `backend.${name}`;
        const { name: stackName, file } = stack;
        return { kind: "resource", type, name, address: type, stack: stackName, file, arguments: body, meta: {} };
      }),
    );
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

/** What is taken out of Terraform, as resources of the type `removed`: what they say runs when it goes. */
function removedOf(stack: StackJson): Resource[] {
  return blocks(stack.json.removed).map((body): Resource => {
    const name = textOf(body.from);
    return {
      ...{ kind: "resource", type: "removed", name, address: `removed.${name}`, arguments: {} },
      ...{ stack: stack.name, file: stack.file, meta: body },
    };
  });
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

/** What says where a state is kept, in a backend as in the data source that reads it. */
const stateArguments = ["path", "bucket", "key", "organization", "hostname", "workspaces", "address"] as const;

/** A state's place as text: the same for the backend that writes it and for the data source that reads it. */
function stateKey(backend: string, settings: JsonObject): string {
  return JSON.stringify([backend, ...stateArguments.map((name) => settings[name] ?? null)]);
}

/** Places of the states that a stack writes: one of each kind of backend, of which Terraform allows one. */
function backendKeys({ json }: StackJson): string[] {
  const written = blocks(json.terraform).flatMap((terraform) => [
    ...blocks(terraform.backend),
    ...blocks(terraform.cloud).map((cloud): JsonObject => ({ remote: cloud })),
  ]);
  const first = new Map<string, JsonObject>();
  for (const [kind, settings] of written.flatMap((named) => Object.entries(named))) {
    const [body] = blocks(settings);
    if (body && !first.has(kind)) first.set(kind, body);
  }
  return [...first].map(([kind, settings]) => stateKey(kind, settings));
}
