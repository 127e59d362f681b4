import { own } from "../core/own";
import { textOf } from "../core/text-of";
import {
  blocks,
  type Json,
  type JsonObject,
  type Resource,
  resourcesOf,
  type StackJson,
} from "../terraform/configuration";
import { type Conditional, presenceOf } from "../terraform/presence";
import { type Assumption, allMade, Doubts } from "./assumptions";
import { guarded } from "./guarded";
import { grouped } from "./indexes";
import { searched } from "./searched";

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
 *
 * What is not known before apply is never taken for anything. An argument that is not known cannot be read (`guarded`). Whether a
 * conditional resource is there, and whether one that cannot be read is what a rule looks for, are assumed one way and then the other
 * (`under`): a verdict holds when it is the same each time.
 */
export class World {
  private readonly all: readonly Resource[];
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource>();
  private readonly stacks: ReadonlyMap<string, StackJson>;
  private readonly made = new Map<string, Map<unknown, Map<unknown, unknown>>>();
  private readonly lists = new Map<string, Noted<readonly Resource[]>>();
  private readonly numbers = new Map<readonly Resource[], number>();
  private readonly saying = new Map<string, readonly Json[]>();
  private origins: ReadonlyMap<string, readonly StackJson[]> | undefined;
  private assumption: Assumption = allMade;
  private doubts = new Doubts();

  constructor(stacks: readonly StackJson[]) {
    this.stacks = new Map(stacks.map((stack) => [stack.name, stack]));
    const off: Resource[] = [];
    this.all = stacks.flatMap((stack) =>
      resourcesOf(stack).flatMap((resource) => {
        const presence = presenceOf(resource, stack);
        if (presence === "off") {
          off.push({ ...resource, type: "off", name: resource.address, arguments: {} });
          return [];
        }
        const seen = guarded(resource, stack);
        if (presence !== "made") conditional.set(seen, presence);
        return [seen];
      }),
    );
    for (const resource of [...this.all, ...off, ...stacks.flatMap(partsOf)]) {
      const key = resource.type === "off" ? "off" : typeKey(resource);
      const list = this.byType.get(key);
      if (list) list.push(resource);
      else this.byType.set(key, [resource]);
      if (key !== "off") this.byAddress.set(`${resource.stack}\n${resource.address}`, resource);
    }
  }

  /** Every resource and data source that is there, in the order of the stacks. */
  get resources(): readonly Resource[] {
    return this.seen(this.listed("*"));
  }

  /**
   * What a function makes of this world: called on first use, and never again for the same function under the same assumptions. It
   * must read nothing but the world, and be declared once, outside `judge`.
   */
  once<T>(make: (world: World) => T): T {
    return this.recall(this.keep(make, undefined, () => this.noting(() => make(this))));
  }

  /** What a function makes of a resource in this world: called once for each, on the same terms as `once`. */
  onceOf<T>(resource: Resource, make: (world: World, resource: Resource) => T): T {
    return this.recall(this.keep(make, resource, () => this.noting(() => make(this, resource))));
  }

  /** Resources of a type in every stack; `data.<type>` for data sources, `*` for all resources, whatever their type. */
  ofType(type: string): readonly Resource[] {
    return this.seen(this.listed(type));
  }

  /** The resource at an address of a stack. */
  at(stack: string, address: string): Resource | undefined {
    const resource = this.placed(stack, address);
    return resource && this.isMade(resource) ? resource : undefined;
  }

  /** Runs a function under assumptions; the doubts that it met, and no others, are in the result. */
  under<T>(assumption: Assumption, work: () => T): { readonly value: T; readonly doubts: Doubts } {
    const [before, doubts] = [this.assumption, this.doubts];
    this.assumption = assumption;
    this.doubts = new Doubts();
    try {
      const value = work();
      return { value, doubts: this.doubts };
    } finally {
      this.assumption = before;
      this.doubts = doubts;
    }
  }

  /** Whether something that cannot be read is assumed to be what is looked for. */
  perhaps(): boolean {
    this.doubts.unread = true;
    return this.assumption.perhaps;
  }

  /** Every resource of a type, conditional ones too. */
  protected listed(type: string): readonly Resource[] {
    return type === "*" ? this.all : (this.byType.get(type) ?? []);
  }

  /** The resource at an address, conditional or not. */
  protected placed(stack: string, address: string): Resource | undefined {
    return this.byAddress.get(`${stack}\n${address}`);
  }

  /** What was made under the present assumptions, or is made now and kept. */
  protected keep<T>(make: unknown, resource: Resource | undefined, work: () => T): T {
    const byMake = this.made.get(this.assumption.key) ?? new Map<unknown, Map<unknown, unknown>>();
    this.made.set(this.assumption.key, byMake);
    const ofMake = byMake.get(make) ?? new Map<unknown, unknown>();
    byMake.set(make, ofMake);
    return kept(ofMake, resource, work);
  }

  /** True while nothing but what is said of conditional resources by default is assumed. */
  protected get isPlain(): boolean {
    return this.assumption === allMade;
  }

  private noting<T>(work: () => T): Noted<T> {
    const outer = this.doubts;
    this.doubts = new Doubts();
    try {
      return { value: work(), doubts: this.doubts };
    } finally {
      this.doubts = outer;
    }
  }

  private recall<T>({ value, doubts }: Noted<T>): T {
    this.doubts.add(doubts);
    return value;
  }

  /** Those of a list that are there, to be searched. */
  private seen(resources: readonly Resource[]): readonly Resource[] {
    return this.recall(
      kept(this.lists, `${this.assumption.key}\n${this.numberOf(resources)}`, () =>
        this.noting(() =>
          searched(resources.some(isConditional) ? resources.filter((one) => this.isMade(one)) : resources, this),
        ),
      ),
    );
  }

  private numberOf(resources: readonly Resource[]): number {
    const number = this.numbers.get(resources) ?? this.numbers.size;
    this.numbers.set(resources, number);
    return number;
  }

  private isMade(resource: Resource): boolean {
    const presence = conditional.get(resource);
    if (!presence) return true;
    const holds = (condition: string) => {
      const key = `${resource.stack}\n${condition}`;
      this.doubts.conditions.add(key);
      return this.assumption.holds(key);
    };
    for (const condition of presence.conditions) holds(condition);
    return presence.isMade(holds);
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

/**
 * What else a stack says, as resources that rules judge too: provider blocks (`provider.<name>`), backends (`backend.<name>`), what is
 * taken out of Terraform (`removed`), Terraform's own settings (`terraform`), `output`, `variable`, `local`, `module`, and files that
 * are not read (`unread`). Resources that Terraform never makes have the type `off`.
 */
function partsOf(stack: StackJson): Resource[] {
  return [
    ...providersOf(stack),
    ...backendsOf(stack),
    ...blocks(stack.json.removed).map((body) => {
      const name = textOf(body.from);
      return { ...part(stack, "removed", name, {}), meta: body };
    }),
    ...blocks(stack.json.terraform).map((body) => part(stack, "terraform", "settings", body)),
    ...(["output", "variable", "module"] as const).flatMap((type) =>
      blocks(stack.json[type]).flatMap((named) =>
        Object.entries(named).flatMap(([name, bodies]) => blocks(bodies).map((body) => part(stack, type, name, body))),
      ),
    ),
    ...(stack.unread ?? []).map((file) => part(stack, "unread", file, {})),
    ...blocks(stack.json.locals).flatMap((values) =>
      Object.entries(values).map(([name, value]) => part(stack, "local", name, { value })),
    ),
  ];
}

function part(
  stack: StackJson,
  type: string,
  name: string,
  body: JsonObject,
  address = type === "terraform" ? type : `${type}.${name}`,
): Resource {
  const { name: from, file } = stack;
  return guarded({ kind: "resource", type, name, address, stack: from, file, arguments: body, meta: {} }, stack);
}

/** Where a stack keeps its state. */
function backendsOf(stack: StackJson): Resource[] {
  return blocks(stack.json.terraform)
    .flatMap(({ backend }) => blocks(backend))
    .flatMap((named) => Object.entries(named))
    .flatMap(([name, bodies]) =>
      blocks(bodies).map((body) => part(stack, `backend.${name}`, name, body, `backend.${name}`)),
    );
}

function providersOf(stack: StackJson): Resource[] {
  return blocks(stack.json.provider).flatMap((byName) =>
    Object.entries(byName).flatMap(([name, bodies]) =>
      blocks(bodies).map((body): Resource => {
        const type = `provider.${name}`;
        const alias = typeof body.alias === "string" ? `.${body.alias}` : "";
        return part(stack, type, name, body, `${type}${alias}`);
      }),
    ),
  );
}

/** What was made, with the doubts that it met. */
interface Noted<T> {
  readonly value: T;
  readonly doubts: Doubts;
}

function kept<K, T>(from: Map<K, unknown>, key: K, work: () => T): T {
  if (!from.has(key)) from.set(key, work());
  return from.get(key) as T;
}

/** Resources that are made under conditions. */
const conditional = new WeakMap<Resource, Conditional>();

/** Under what conditions a resource is made; undefined when it always is. */
export function conditionOf(resource: Resource): Conditional | undefined {
  return conditional.get(resource);
}

function isConditional(resource: Resource): boolean {
  return conditional.has(resource);
}

/** The key under which rules name a resource's type. */
export function typeKey(resource: Resource): string {
  return resource.kind === "data" ? `data.${resource.type}` : resource.type;
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
