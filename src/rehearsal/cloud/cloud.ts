import * as fs from "node:fs";
import { crnFields } from "../../core/crn";
import { typeBehaviour } from "../../terraform/provider-behaviour";
import { isLeftOut } from "../left-out/marker";
import { isObjectValue, type ObjectValue, type Value } from "../plugin/codec";
import { type CloudModel, Refusal } from "../plugin/model";
import { readBack } from "../provider/read-back";
import { sharing, withShared } from "../provider/shared-settings";
import { blockingNotes, type Departed, departedOf, isKept, keptNotes, refuseKeptName, stayNotes } from "./after-delete";
import { assumePolicies, assumeRegistrations } from "./assumed";
import { readDataSource } from "./data-sources";
import { withImportedId } from "./imported";
import { Mint } from "./mint";
import { nothingPromised, type Promised } from "./promised";
import { refuseBeyondQuota } from "./quota-count";
import { isRegional } from "./regions";
import { type CloudView, type Entity, type ResourceModel, text } from "./resource-model";
import { doubtOf, type ServiceCall } from "./service-calls";
import { models } from "./services";
import { type Loss, nameTaken, ownedElsewhere, refusalOf } from "./sharing";

export interface CloudOptions {
  /** CRNs of what exists before the run. @default - none */
  readonly existing?: readonly string[];
  /** Seconds until an authorization policy takes effect. @default 0 */
  readonly consistencyDelay?: number;
  /** Milliseconds since the epoch. @default Date.now */
  readonly clock?: () => number;
}

/** What is written to a file. */
interface Saved {
  readonly position: number;
  readonly entities: Entity[];
  readonly departed: Departed[];
}

/** A model of IBM Cloud: what exists, and what it refuses. */
export class Cloud implements CloudModel, CloudView {
  readonly mint = new Mint("rampart");
  /** What was said and is no fault. */
  readonly notes = new Set<string>();
  /** What services keep of what was deleted, and what that blocks. */
  readonly keptNotes = new Set<string>();
  /** Quotas that support has raised, by id. */
  raised: Readonly<Record<string, number>> = {};
  private entities: Entity[] = [];
  /** Services that act on others. */
  private readonly calls = new Map<string, ServiceCall>();
  /** What was deleted, and is kept for some time. */
  private departed: Departed[] = [];
  /** How often something was written. */
  private writes = 0;
  /** What each stack says that other owners have created. */
  promises: ReadonlyMap<string, Promised> = new Map();
  /** How many commands of Terraform have begun. */
  private commands = 0;
  /** True while an old version is put in place, in fewer applies than people took. */
  standing = false;
  private readonly clock: () => number;
  /** Input and stack that Terraform works on. */
  private maker: { readonly owner?: string; readonly stack?: string } = {};
  /** Regions of what this stack has looked for in another. */
  readonly leftBehind = new Set<string>();
  /** Regions that the providers of this stack work in. */
  private readonly regions = new Set<string>();

  constructor(private readonly options: CloudOptions = {}) {
    this.clock = options.clock ?? Date.now;
    for (const crn of options.existing ?? []) this.entities.push(existing(crn, this.clock()));
  }

  get promised(): Promised {
    return this.promises.get(this.maker.stack ?? "") ?? nothingPromised;
  }

  get region(): string {
    return this.mint.region;
  }

  /** Terraform begins to work on a stack of an input. */
  enter(owner: string, stack: string): void {
    this.maker = { owner, stack };
    this.commands += 1;
    this.regions.clear();
    this.leftBehind.clear();
  }

  configure(provider: string, config: ObjectValue): void {
    const region = text(config, "region");
    if (provider !== "ibm" || !/^[a-z]{2}-[a-z]+$/.test(region)) return;
    this.regions.add(region);
    if (this.regions.size === 1) this.mint.region = region;
    else
      this.note(
        `the stack ${this.maker.stack} works in several regions: ids and CRNs carry ${this.region}, and the rehearsal does not look for what stays behind in another region`,
      );
  }

  create(type: string, planned: ObjectValue): ObjectValue {
    const model = models.get(type);
    if (!model) return { id: this.mint.guid() };
    this.claim(model, planned);
    refuseKeptName(
      model,
      planned,
      this.kept.filter(({ entity }) => this.inReach(entity)),
    );
    this.noteRepeated(model, planned);
    this.judge(model, planned);
    this.refuseBeyondQuota(type, planned);
    return model.attributes(planned, this);
  }

  update(type: string, prior: ObjectValue, planned: ObjectValue, written = planned): ObjectValue {
    const model = models.get(type);
    const entity = this.entityOf(type, prior);
    if (!entity) throw gone(type, prior);
    if (!model) return {};
    this.claim(model, planned, entity);
    this.judge(model, planned, written);
    this.refuseBeyondQuota(type, planned, entity);
    const minted = model.attributes(planned, this);
    const attributes = entity.unseen ? withImportedId(minted, prior.id) : minted;
    return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, prior[name] ?? value]));
  }

  delete(type: string, state: ObjectValue): void {
    const entity = this.entityOf(type, state);
    if (!entity) return;
    const holder = this.holderOf(entity);
    if (holder) {
      throw new Refusal(
        "still-in-use",
        `${entity.kind} ${entity.handles[0]} cannot be deleted: ${holder.kind} ${holder.handles[0]} uses it`,
        sourceOfHold(entity.kind),
        `Delete or change the ${holder.kind} first: reference the ${entity.kind} in it, so that Terraform knows the order.`,
      );
    }
    models.get(type)?.guard?.(state, this);
    this.entities = this.entities.filter((other) => other !== entity);
    const blocked = blockingNotes(entity, this.kept, holds);
    const departed = departedOf(
      entity,
      this.clock(),
      this.all("root key").some((key) => holds(entity, key)),
    );
    if (departed) this.departed.push(departed);
    const kept = [...blocked, ...(departed ? keptNotes(departed) : [])];
    for (const note of kept) this.keptNotes.add(note);
    for (const note of [...kept, ...(departed ? stayNotes(departed) : [])]) this.note(note);
  }

  /** As the provider would read it: what the service has is not always what was written. */
  read(type: string, state: ObjectValue): ObjectValue | undefined {
    const entity = this.entityOf(type, state);
    if (!entity) return undefined;
    if (!this.inReach(entity)) {
      this.leftBehind.add(entity.region ?? "");
      if (type === "ibm_database") throw notInRegion(entity, this.region);
      return undefined;
    }
    const read = entity.read ?? entity.state;
    return sharing.has(type) ? withShared(type, read, this.entities) : read;
  }

  store(type: string, state: ObjectValue): void {
    const model = models.get(type);
    const found = this.entityOf(type, state);
    // Of what was imported, only now is it known what it is like, and what others call it.
    if (found?.unseen) this.entities = this.entities.filter((one) => one !== found);
    const before = found?.unseen ? undefined : found;
    const read = this.readBack(type, state, before);
    this.writes += 1;
    if (model?.kind === "restriction") this.noteDoubts([...this.calls.values()], [{ state }]);
    if (before) {
      Object.assign(before, { state, read, written: this.writes });
      return;
    }
    const handles = model ? [...new Set(model.handles(state))].filter((handle) => handle !== "") : [String(state.id)];
    this.entities.push({
      type,
      kind: kindOf(model, state) ?? type,
      handles,
      state,
      read,
      written: this.writes,
      command: this.commands,
      created: this.clock(),
      waited: 0,
      ...this.maker,
      region: this.region,
    });
  }

  isSlow(change: "create" | "update" | "delete", type: string): boolean {
    const slow = models.get(type)?.slow;
    return change === "create" ? slow?.create === true : change === "delete" && slow?.delete === true;
  }

  find(type: string, id: string): ObjectValue | undefined {
    const found = this.entities.find(
      (entity) => entity.type === type && (entity.state.id === id || entity.handles.includes(id)),
    );
    return found?.state ?? this.imported(type, id);
  }

  isUnseen(type: string, state: ObjectValue): boolean {
    return this.entityOf(type, state)?.unseen === true;
  }

  /** What exists outside the run: there is its id, and nothing is known of the rest. */
  private imported(type: string, id: string): ObjectValue {
    this.note(
      `the rehearsal assumes that ${type} ${id} exists: what it is like is unknown, so every argument is planned as a change, and none as a replacement`,
    );
    const state = { id };
    const made = { created: this.clock(), waited: 0, ...this.maker, region: this.region };
    this.entities.push({ type, kind: type, handles: [id], state, unseen: true, ...made });
    return state;
  }

  readData(type: string, config: ObjectValue): ObjectValue {
    return readDataSource(type, config, this);
  }

  get everything(): readonly Entity[] {
    return this.entities;
  }

  all(kind: string): readonly Entity[] {
    return this.entities.filter((entity) => entity.kind === kind);
  }

  named(value: Value | undefined, kinds: readonly string[]): Entity | undefined {
    if (typeof value !== "string" || value === "") return undefined;
    return this.entities.find((entity) => kinds.includes(entity.kind) && entity.handles.includes(value));
  }

  /**
   * By the clock, or because a sleep named it: an unrelated sleep proves nothing, and the model does not really wait.
   */
  effective(entity: Entity): boolean {
    const delay = this.options.consistencyDelay ?? 0;
    return entity.waited >= delay || (this.clock() - entity.created) / 1000 >= delay;
  }

  madeNow({ command }: Entity): boolean {
    return !this.standing && command === this.commands;
  }

  assume(kind: string, handles: readonly string[], state: ObjectValue = {}): void {
    if (this.named(handles[0], [kind])) return;
    this.entities.push({
      type: "existing",
      kind,
      handles,
      state: { ...state, id: handles[0] ?? "" },
      created: this.clock(),
      waited: Number.POSITIVE_INFINITY,
    });
  }

  called(call: ServiceCall): void {
    this.calls.set(`${call.caller} ${call.target} ${call.instance}`, call);
    this.noteDoubts([call], this.all("restriction"));
  }

  note(text: string): void {
    this.notes.add(text);
  }

  /** Everything that is left; after a destroy it should be nothing but what existed before. */
  get remaining(): readonly Entity[] {
    return this.entities.filter(({ type }) => type !== "existing");
  }

  /** Writes everything to a file, for the next run. */
  save(file: string): void {
    fs.writeFileSync(
      file,
      JSON.stringify({ position: this.mint.position, entities: this.entities, departed: this.departed }),
      { mode: 0o600 },
    );
  }

  /** Takes over what an earlier run has written. */
  load(file: string): void {
    const saved = JSON.parse(fs.readFileSync(file, "utf8")) as Saved;
    this.mint.position = saved.position;
    this.entities = saved.entities;
    this.departed = saved.departed;
  }

  /** Refuses what cannot be made like this; what refers to something that is left out, nobody can judge. */
  private judge(model: ResourceModel, planned: ObjectValue, written = planned): void {
    if (isLeftOut(JSON.stringify(planned))) {
      this.note(`the rehearsal does not judge references and rights of a ${model.type}: it refers to what is left out`);
      return;
    }
    this.resolve(model, planned);
    model.check?.(planned, this, written);
  }

  /** Every reference leads to something that exists. */
  private resolve(model: ResourceModel, planned: ObjectValue): void {
    for (const { argument, kinds } of model.references ?? []) {
      for (const value of valuesAt(planned, argument.split("."))) {
        if (value === null || value === "" || this.named(value, kinds)) continue;
        throw new Refusal(
          "dangling-reference",
          `${model.type}: ${argument} is ${JSON.stringify(value)}, but there is no such ${nameOf(kinds)}`,
          "the service returns 404 at apply; the provider does not check this earlier",
          `Reference the ${nameOf(kinds)} instead of writing its id, or name an existing one with --existing.`,
          argument,
        );
      }
    }
  }

  private noteDoubts(calls: readonly ServiceCall[], restrictions: readonly { readonly state: ObjectValue }[]): void {
    const zoneOf = (id: string) => this.named(id, ["zone"])?.state;
    for (const call of calls) {
      for (const { state } of restrictions) {
        const doubt = doubtOf(call, state, zoneOf);
        if (doubt !== undefined) this.note(doubt);
      }
    }
  }

  private get kept(): readonly Departed[] {
    return this.departed.filter((one) => isKept(one, this.clock()));
  }

  private refuseBeyondQuota(type: string, planned: ObjectValue, self?: Entity): void {
    const counting = this.kept.filter(({ kept }) =>
      kept.some(({ blocks }) => blocks.some(({ what }) => what === "quota")),
    );
    const others = [...this.entities, ...counting.map(({ entity }) => entity)].filter((entity) => entity !== self);
    const planOf = (id: Value | undefined) => text(this.named(id, ["internet-svcs instance"])?.state ?? {}, "plan");
    refuseBeyondQuota({ type, state: planned, region: this.region }, others, planOf, this.raised);
  }

  /** A name is free in its scope. */
  private claim(model: ResourceModel, planned: ObjectValue, self?: Entity): void {
    const wanted = model.unique?.(planned);
    if (!wanted) return;
    const holder = this.entities.find((entity) => {
      const comparable = entity !== self && entity.type === model.type && this.inReach(entity);
      const other = comparable ? model.unique?.(entity.state) : undefined;
      return other?.scope === wanted.scope && other.name === wanted.name;
    });
    if (!holder) return;
    const scope = this.readable(wanted.scope);
    throw holder.owner === this.maker.owner
      ? nameTaken(model.type, wanted.name, scope, holder, this.maker.stack)
      : ownedElsewhere(model.type, `${wanted.name} in ${scope}`, holder);
  }

  /** Says what another input has created already, and the service takes twice. */
  private noteRepeated(model: ResourceModel, planned: ObjectValue): void {
    const wanted = model.repeats?.(planned);
    if (wanted === undefined) return;
    const twin = this.entities.find(
      ({ type, owner, state }) =>
        type === model.type && owner !== this.maker.owner && model.repeats?.(state)?.what === wanted.what,
    );
    if (twin) this.note(`${this.maker.stack} and ${twin.stack} both create ${wanted.what}: ${wanted.says}`);
  }

  /** A scope with a zone's name instead of its id. */
  private readable(scope: string): string {
    const [, id] = /^the zone (\w+)$/.exec(scope) ?? [];
    const domain = text(this.named(id, ["dns zone"])?.state ?? {}, "domain");
    return domain === "" ? scope : `the zone ${domain}`;
  }

  /** Resources of an input that its destroy could delete: not those that others hold, and what these need. */
  private deletable(owner: string): ReadonlySet<Entity> {
    const gone = new Set(this.entities.filter((entity) => entity.owner === owner));
    for (let size = -1; size !== gone.size; ) {
      size = gone.size;
      const stays = this.entities.filter((entity) => !gone.has(entity));
      for (const entity of gone) if (stays.some((other) => holds(other, entity))) gone.delete(entity);
    }
    return gone;
  }

  /**
   * What would no longer work when the resources of one input were destroyed, and the others stayed.
   *
   * @param last the input is meant to be destroyed last: what others say that it has created for them is a note, and no loss
   */
  lossesWithout(owner: string, last = false): Loss[] {
    const { entities, notes } = this;
    const others = entities.flatMap((entity) => {
      const model = models.get(entity.type);
      return model && entity.owner !== owner ? [{ model, entity }] : [];
    });
    const judge = () => others.map((one) => refusalOf(one, (model, state) => this.resolve(model, state), this));
    const said = new Set(notes);
    const before = judge();
    const gone = this.deletable(owner);
    this.entities = entities.filter((entity) => !gone.has(entity));
    const after = judge();
    if (last) this.assumePromises();
    const lasting = last ? judge() : after;
    this.entities = entities;
    for (const note of [...notes]) if (!said.has(note)) notes.delete(note);
    return others.flatMap(({ entity: { type, stack = "" } }, index) => {
      const refusal = before[index] === undefined ? after[index] : undefined;
      if (!refusal) return [];
      if (lasting[index]) return [{ stack, type, refusal }];
      this.note(`destroy ${owner} last: ${stack} uses what it has created for others (${type}: ${refusal.message})`);
      return [];
    });
  }

  /** What stacks say that other owners have created, as if it were there still. */
  private assumePromises(): void {
    const { maker } = this;
    for (const stack of this.promises.keys()) {
      this.maker = { stack };
      assumePolicies(this);
      assumeRegistrations(this);
    }
    this.maker = maker;
  }

  /** False for what is looked for in the provider's region and stands in another. */
  private inReach({ type, region }: Entity): boolean {
    return this.regions.size !== 1 || region === undefined || region === this.region || !isRegional(type);
  }

  private readBack(type: string, state: ObjectValue, before?: Entity): ObjectValue {
    const behaviour = typeBehaviour(type);
    if (!behaviour) return state;
    const earlier = before && { state: before.state, read: before.read ?? before.state };
    return readBack(
      { type, behaviour, state, ...(earlier ? { before: earlier } : {}) },
      {
        zoneName: (id) => text(this.named(id, ["dns zone"])?.state ?? {}, "domain") || undefined,
        instanceCrn: (id) => this.entities.find(({ handles }) => handles.includes(String(id)))?.handles[0],
      },
    );
  }

  private entityOf(type: string, state: ObjectValue): Entity | undefined {
    return this.entities.find((entity) => entity.type === type && entity.state.id === state.id && this.isHere(entity));
  }

  /** What is in a cluster has an id there alone, and a stack is for one cluster. */
  private isHere({ type, stack }: Entity): boolean {
    return !/^(kubernetes|helm)_/.test(type) || stack === this.maker.stack;
  }

  /** Something that names the entity and holds it. */
  private holderOf(entity: Entity): Entity | undefined {
    return this.entities.find((other) => other !== entity && holds(other, entity));
  }
}

/** Does a resource name another, in an argument that holds it? */
function holds(other: Entity, entity: Entity): boolean {
  const holding = models.get(other.type)?.references?.filter((reference) => reference.holds) ?? [];
  return holding.some(
    ({ argument, kinds }) =>
      kinds.includes(entity.kind) &&
      valuesAt(other.state, argument.split(".")).some(
        (value) => typeof value === "string" && entity.handles.includes(value),
      ),
  );
}

/** Every value at a dotted argument, through lists of blocks and of values. */
export function valuesAt(value: Value | undefined, path: readonly string[]): Value[] {
  const [step, ...rest] = path;
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  if (step === undefined) return value === undefined ? [] : [value];
  return isObjectValue(value) ? valuesAt(value[step] ?? null, rest) : [];
}

/** Kinds in words; more than two are named by what they have in common. */
function nameOf(kinds: readonly string[]): string {
  return kinds.length > 2 ? "thing" : kinds.join(" or ");
}

function kindOf(model: ResourceModel | undefined, state: ObjectValue): string | undefined {
  return typeof model?.kind === "function" ? model.kind(state) : model?.kind;
}

/** Something that exists before the run, known by its CRN and GUID alone; access groups have an id instead. */
function existing(crn: string, now: number): Entity {
  const { service, instance, kind, resource } = crnFields(crn);
  const kinds: Readonly<Record<string, string>> = {
    "codeengine:": "code engine project",
    "containers-kubernetes:": "cluster",
    "is:private-path-service-gateway": "private path service gateway",
    "is:subnet": "subnet",
    "is:vpc": "vpc",
    "kms:key": "root key",
    "transit:gateway": "transit gateway",
  };
  const handles = [crn, ...(kind === "" ? [instance] : [resource])];
  return {
    type: "existing",
    kind: crn.startsWith("AccessGroupId-") ? "access group" : (kinds[`${service}:${kind}`] ?? `${service} instance`),
    handles,
    state: { id: crn, crn },
    created: now,
    waited: Number.POSITIVE_INFINITY,
  };
}

/** Source: provider ibm 2.5.0, resource_ibm_database.go: for a database, 404 in the provider's region is an error. */
function notInRegion({ state, region }: Entity, now: string): Refusal {
  return new Refusal(
    "not-in-region",
    `the database ${text(state, "name")} is in ${region}, and the provider looks for it in ${now}`,
    "provider ibm 2.5.0, resource_ibm_database.go: the database instance was not found in the region set for the Provider",
    `Restore a backup into a database of a second deployment in ${now}, and destroy the old one with its own configuration.`,
  );
}

function gone(type: string, state: ObjectValue): Refusal {
  return new Refusal(
    "gone",
    `${type} ${String(state.id)} no longer exists`,
    "the service returns 404",
    "Refresh the state, and plan again.",
  );
}

/** Where it is written that a kind in use cannot be deleted. */
function sourceOfHold(kind: string): string {
  const sources: Readonly<Record<string, string>> = {
    "root key":
      'Key Protect documentation, "Deleting keys": a key that protects resources is not deleted without force',
    "internet-svcs instance": "Cloud Internet Services documentation: remove all domains before the instance",
    vpc: "VPC API: a VPC with subnets cannot be deleted",
    subnet: "VPC API: a subnet with attached resources cannot be deleted",
    zone: "context-based restrictions API: a zone that rules use cannot be deleted",
  };
  return sources[kind] ?? "the service returns 409 while the resource is in use";
}
