import type { Control, Finding, Rule } from "../../src/posture";
import { findingsOf } from "../../src/posture/findings";
import { World } from "../../src/posture/world";
import { preflight } from "../../src/preflight";
import type { Resource, StackJson } from "../../src/terraform/configuration";
import { bodyOf, type ChangedType, changedTypes, onlyType, typeKeyOf } from "./json-resources";
import { ChangedWorld, type Derived, placeOf, type Read, RecordingWorld } from "./recording-world";

/** What one rule said of one resource, with what it read on the way. */
interface Entry {
  readonly rule: Rule;
  readonly resource: Resource;
  readonly derived: Derived<readonly Finding[]>;
}

/** What differs in a changed copy of the stacks. */
interface Change {
  readonly world: World;
  /** Resources that are new or other than before. */
  readonly fresh: readonly Resource[];
  /** Entries that no longer stand: of resources that changed or are gone, and those that read one of them. */
  readonly stale: ReadonlySet<Entry>;
  /** What preflight has to look at. */
  readonly parts: readonly StackJson[];
}

/**
 * Stacks that were judged once, with a record of what each rule read. A copy in which something is changed is then judged only
 * where a rule looks at what changed, or has read it: the resource itself and its neighbours, whatever a rule takes for one.
 */
export class Judged {
  private readonly world: RecordingWorld;
  private readonly entries: readonly Entry[];
  /** What was worked out from a place, at first hand. */
  private readonly readers = new Map<Read, Set<Entry | Derived>>();
  private readonly controls: ReadonlyMap<string, Control>;

  constructor(
    private readonly stacks: readonly StackJson[],
    private readonly rules: readonly Rule[],
    controls: readonly Control[],
  ) {
    this.controls = new Map(controls.map((control) => [control.id, control]));
    const world = new RecordingWorld(stacks);
    this.world = world;
    this.entries = rules.flatMap((rule) =>
      rule.types
        .flatMap((type) => world.ofType(type))
        .map((resource) => ({
          rule,
          resource,
          derived: world.derive(() => findingsOf(rule, resource, world, this.controls)),
        })),
    );
    const known = new Set<Derived>();
    for (const entry of this.entries) {
      const { stack, address } = entry.resource;
      this.note(entry, new Set([placeOf.address(stack, address), ...entry.derived.reads]), known);
    }
  }

  /** All findings of a changed copy, as `check` without waivers has them, in another order. */
  findings(changed: readonly StackJson[]): Finding[] {
    const { stale } = this.change(changed);
    const standing = this.entries.filter((entry) => !stale.has(entry)).flatMap(({ derived }) => derived.value);
    return [...standing, ...this.newFindings(changed)];
  }

  /** The findings of some rules on a changed copy: those that stand, and those that are judged anew. */
  findingsOfRules(changed: readonly StackJson[], rules: ReadonlySet<Rule>): Finding[] {
    const { stale } = this.change(changed);
    const standing = this.entriesOf(rules)
      .filter((entry) => !stale.has(entry))
      .flatMap(({ derived }) => derived.value);
    return [...standing, ...this.newFindings(changed, (rule) => rules.has(rule))];
  }

  /** The findings that are judged anew, those of the changed resources first, each when it is asked for. */
  *newFindings(changed: readonly StackJson[], wanted: (rule: Rule) => boolean = () => true): Generator<Finding> {
    const { world, fresh, stale } = this.change(changed);
    for (const resource of fresh) {
      for (const rule of this.rulesFor(resource))
        if (wanted(rule)) yield* findingsOf(rule, resource, world, this.controls);
    }
    for (const { rule, resource } of stale) {
      if (wanted(rule) && world.at(resource.stack, resource.address) === resource)
        yield* findingsOf(rule, resource, world, this.controls);
    }
  }

  /** Does preflight refuse what changed? */
  isRefusedByPreflight(changed: readonly StackJson[]): boolean {
    return preflight(this.change(changed).parts).faults.length > 0;
  }

  private last: { readonly changed: readonly StackJson[]; readonly change: Change } | undefined;

  /** What differs in a copy: worked out once for each. */
  private change(changed: readonly StackJson[]): Change {
    if (this.last?.changed !== changed) this.last = { changed, change: this.compare(changed) };
    return this.last.change;
  }

  private compare(changed: readonly StackJson[]): Change {
    const types = new Map<string, readonly Resource[]>();
    const places = new Map<string, Resource | undefined>();
    const parts: StackJson[] = [];
    const seen = changed.map((stack, index) => {
      const before = this.stacks[index];
      return before?.name === stack.name ? changedTypes(before, stack) : undefined;
    });
    if (changed.length !== this.stacks.length || seen.includes(undefined)) return this.everything(changed);
    const all = seen.flatMap((some) => some ?? []);
    for (const type of all) {
      const key = typeKeyOf(type.section, type.type);
      types.set(
        key,
        changed.flatMap((stack, index) => this.resourcesNow(this.stacks[index] as StackJson, stack, type)),
      );
      for (const old of this.world.ofType(key)) places.set(placeOf.address(old.stack, old.address), undefined);
      for (const now of types.get(key) ?? []) places.set(placeOf.address(now.stack, now.address), now);
    }
    const off = changed.flatMap((stack, index) =>
      (seen[index] ?? []).flatMap((type) => new World([onlyType(stack, type)]).ofType("off")),
    );
    const fresh: Resource[] = [...off];
    for (const [place, resource] of places) {
      if (resource && this.world.at(resource.stack, resource.address) === resource) places.delete(place);
      else if (resource) fresh.push(resource);
    }
    changed.forEach((stack, index) => {
      for (const type of seen[index] ?? []) parts.push(partOf(onlyType(stack, type), type, fresh));
    });
    const stale = this.stale([
      placeOf.everything,
      ...all.map(({ section, type }) => placeOf.type(typeKeyOf(section, type))),
      ...places.keys(),
    ]);
    return {
      world: new ChangedWorld(this.world, changed, types, places, (derived) => stale.has(derived)),
      fresh,
      stale: new Set([...stale].filter((one): one is Entry => "rule" in one)),
      parts,
    };
  }

  /** More has changed than resources: nothing of what was judged stands. */
  private everything(changed: readonly StackJson[]): Change {
    const world = new World(changed);
    const types = new Set(this.rules.flatMap((rule) => rule.types));
    return {
      world,
      fresh: [...new Set([...types].flatMap((type) => world.ofType(type)))],
      stale: new Set(this.entries),
      parts: changed,
    };
  }

  /** Resources of a type in a stack as it is now; those that are as they were are the same objects as before. */
  private resourcesNow(before: StackJson, stack: StackJson, type: ChangedType): Resource[] {
    const key = typeKeyOf(type.section, type.type);
    if (before === stack) return this.world.ofType(key).filter((resource) => resource.stack === stack.name);
    const now = new World([onlyType(stack, type)]).ofType(key);
    if (type.section === "provider") return [...now];
    return now.map((resource) => {
      const bodies = [before, stack].map((one) => bodyOf(one, type.section, type.type, resource.name));
      return (bodies[0] === bodies[1] && this.world.at(resource.stack, resource.address)) || resource;
    });
  }

  /** Everything that read one of the places, or something that did. */
  private stale(places: readonly string[]): ReadonlySet<Entry | Derived> {
    const found = new Set<Entry | Derived>();
    const open: Read[] = [...places];
    for (let read = open.pop(); read !== undefined; read = open.pop()) {
      for (const reader of this.readers.get(read) ?? []) {
        if (found.has(reader)) continue;
        found.add(reader);
        if (!("rule" in reader)) open.push(reader);
      }
    }
    return found;
  }

  private note(reader: Entry | Derived, reads: ReadonlySet<Read>, known: Set<Derived>): void {
    for (const read of reads) {
      const readers = this.readers.get(read) ?? new Set();
      this.readers.set(read, readers.add(reader));
      if (typeof read === "string" || known.has(read)) continue;
      known.add(read);
      this.note(read, read.reads, known);
    }
  }

  private readonly byRule = new Map<Rule, Entry[]>();

  private entriesOf(rules: ReadonlySet<Rule>): Entry[] {
    if (this.byRule.size === 0)
      for (const entry of this.entries) this.byRule.set(entry.rule, [...(this.byRule.get(entry.rule) ?? []), entry]);
    return [...rules].flatMap((rule) => this.byRule.get(rule) ?? []);
  }

  private readonly byType = new Map<string, Rule[]>();

  private rulesFor(resource: Resource): readonly Rule[] {
    const key = resource.kind === "data" ? `data.${resource.type}` : resource.type;
    // `*` is every resource and data source: a provider block is neither, and nor is what is taken out of Terraform.
    const whole = !/^(provider\.|(removed|terraform|output|variable|local|module|unread|off)$)/.test(key);
    const isFor = ({ types }: Rule) => types.includes(key) || (whole && types.includes("*"));
    const rules = this.byType.get(key) ?? this.rules.filter(isFor);
    this.byType.set(key, rules);
    return rules;
  }
}

/** The part of a stack that preflight has to look at: resources that changed, or the provider blocks. */
function partOf(stack: StackJson, { section, type }: ChangedType, fresh: readonly Resource[]): StackJson {
  if (section === "provider") return stack;
  const named = fresh
    .filter((one) => one.stack === stack.name && one.type === type && (one.kind === "data") === (section === "data"))
    .map(({ name }) => [name, bodyOf(stack, section, type, name) ?? null] as const);
  return { ...stack, json: { [section]: { [type]: Object.fromEntries(named) } } };
}
