import { World } from "../../src/posture/world";
import type { Resource, StackJson } from "../../src/terraform/configuration";
import { addressOf, eachNamed } from "./json-resources";

/** Something that was worked out from a world, and is worked out anew when something that it read has changed. */
export interface Derived<T = unknown> {
  readonly value: T;
  /** What was read: places of the world, and other derived things. */
  readonly reads: ReadonlySet<Read>;
}

/** A place of a world as text, or something that was derived from it. */
export type Read = string | Derived;

/** Places of a world by which reads are told apart. */
export const placeOf = {
  everything: "everything",
  type: (type: string) => `type ${type}`,
  address: (stack: string, address: string) => `address ${stack} ${address}`,
};

/** What a function made, by the function and, where it made it of one, the resource. */
export class Made {
  private readonly byMake = new Map<unknown, Map<Resource | undefined, Derived>>();

  get(make: unknown, resource: Resource | undefined): Derived | undefined {
    return this.byMake.get(make)?.get(resource);
  }

  set(make: unknown, resource: Resource | undefined, derived: Derived): void {
    const made = this.byMake.get(make) ?? new Map<Resource | undefined, Derived>();
    this.byMake.set(make, made.set(resource, derived));
  }
}

/**
 * A world that writes down what is read of it. Everything that rules learn goes through `listed`, `placed` and what
 * `keep` keeps; variables, outputs, local values and backends are not written down, so whoever changes those judges all.
 */
export class RecordingWorld extends World {
  readonly kept = new Made();
  private readonly open: Set<Read>[] = [];

  /** Runs a function, and says what it read. */
  derive<T>(work: () => T): Derived<T> {
    const reads = new Set<Read>();
    this.open.push(reads);
    try {
      return { value: work(), reads };
    } finally {
      this.open.pop();
    }
  }

  protected override listed(type: string): readonly Resource[] {
    this.note(type === "*" ? placeOf.everything : placeOf.type(type));
    return super.listed(type);
  }

  protected override placed(stack: string, address: string): Resource | undefined {
    this.note(placeOf.address(stack, address));
    return super.placed(stack, address);
  }

  /** What is made under assumptions is made anew each time, so that what it reads is written down. */
  protected override keep<T>(make: unknown, resource: Resource | undefined, work: () => T): T {
    if (!this.isPlain) return work();
    const derived = this.kept.get(make, resource) ?? this.derive(work);
    this.kept.set(make, resource, derived);
    this.note(derived);
    return derived.value as T;
  }

  /** For a changed world beside it. */
  listedFor(type: string): readonly Resource[] {
    return this.listed(type);
  }

  placedAt(stack: string, address: string): Resource | undefined {
    return this.placed(stack, address);
  }

  private note(read: Read): void {
    this.open.at(-1)?.add(read);
  }
}

/** A world in which some resources are others than in a recorded one; what was derived and read none of them stands. */
export class ChangedWorld extends World {
  private ordered: readonly Resource[] | undefined;

  constructor(
    private readonly base: RecordingWorld,
    private readonly changedStacks: readonly StackJson[],
    /** Resources by type, of the types of which one has changed. */
    private readonly types: ReadonlyMap<string, readonly Resource[]>,
    /** Resources that have changed, by place; undefined is gone. */
    private readonly changed: ReadonlyMap<string, Resource | undefined>,
    private readonly isStale: (derived: Derived) => boolean,
  ) {
    // What is left of the stacks is not what the record is about; resources come from the changes and the base.
    super(changedStacks.map(({ json: { resource, data, provider, ...json }, ...stack }) => ({ ...stack, json })));
  }

  protected override listed(type: string): readonly Resource[] {
    if (type !== "*") return this.types.get(type) ?? this.base.listedFor(type);
    this.ordered ??= this.changedStacks.flatMap(({ name: stack, json }) =>
      (["resource", "data"] as const).flatMap((kind) =>
        eachNamed(json[kind]).flatMap(([type, name]) => this.placed(stack, addressOf(kind, type, name)) ?? []),
      ),
    );
    return this.ordered;
  }

  protected override placed(stack: string, address: string): Resource | undefined {
    const place = placeOf.address(stack, address);
    return this.changed.has(place) ? this.changed.get(place) : this.base.placedAt(stack, address);
  }

  protected override keep<T>(make: unknown, resource: Resource | undefined, work: () => T): T {
    if (!this.isPlain) return work();
    const derived = this.base.kept.get(make, resource);
    if (derived && !this.isStale(derived)) return derived.value as T;
    return super.keep(make, resource, work as () => never) as T;
  }
}
