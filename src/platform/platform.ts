import { DataIbmResourceGroup } from "@cdktf/provider-ibm/lib/data-ibm-resource-group";
import { ResourceGroup } from "@cdktf/provider-ibm/lib/resource-group";
import { Fn, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { runnerLabelPattern } from "../core/ci";
import { accountOf, type Crn, otherRegion, parseCrn } from "../core/crn";
import { type Fault, FaultError } from "../core/fault";
import { longestPlatformName, namePattern, nameTaken, nameWords } from "../core/names";
import { type Region, regionNames } from "../core/regions";
import type { Waiver } from "../core/waiver";
import { stateRunbook, stateRunbookFile } from "./cos-state";
import type { Existing } from "./existing";
import { type ImportProps, Imports } from "./imports";
import { platformSchema } from "./schema";
import { RampartStack, type StateProps } from "./stack";
import { Tags } from "./tags";
import { validateProps } from "./validate-props";
import type { SourcedVariable } from "./variable";

export interface ResourceGroupProps {
  /**
   * Name of the resource group, at most 40 characters.
   * @example storefront-prod
   */
  readonly name: string;
  /**
   * True creates the group together with the platform; false looks up an existing group.
   * @default false
   * @example true
   */
  readonly create?: boolean;
}

export interface ProviderVersionsProps {
  /**
   * Version constraint of the provider ibm: an exact version, or `~>` for the versions after it. It starts at 2.5. Checks and the
   * rehearsal use the schema of 2.5.0, whatever is set here, and the rehearsal says so.
   * @default "2.5.0"
   * @example ~> 2.6
   */
  readonly ibm?: string;
}

/** A file that people run or read, because Terraform cannot do what it says. */
export interface Artefact {
  /** Name of the stack beside whose Terraform it is written. */
  readonly stack: string;
  /**
   * Path below the stack's folder: `runbooks/smoke-test.sh`. Documents, `runbooks/*.md`, are written once for the platform: one for all
   * that push the same name.
   */
  readonly file: string;
  /** What the file is about, where several share a document: the name of a system, or a host. @default - the stack */
  readonly of?: string;
  /** Name of the template below `templates`. */
  readonly template: string;
  /** What the template says: plain values, no references. */
  readonly data: object;
  /** Controls that the file answers, where no Terraform can. @default - none */
  readonly controls?: readonly string[];
  /** Controls that another owner has to satisfy, as the file says: nothing here shows whether he does. @default - none */
  readonly duties?: readonly string[];
}

export interface PlatformProps {
  /**
   * IBM Cloud region of all regional resources.
   * @example eu-de
   */
  readonly region: Region;
  /**
   * Resource group of every resource: the name of an existing group, or an object that also sets whether to create
   * it.
   * @control CE-03
   * @example storefront-prod
   * @example { name: storefront-prod, create: true }
   */
  readonly resourceGroup: string | ResourceGroupProps;
  /**
   * Networks, in CIDR notation, from which people may call control planes. Context-based restrictions deny all others.
   * @default - none: a system that needs operators reports an error
   * @control CE-31
   * @example [203.0.113.0/24]
   */
  readonly operators?: readonly string[];
  /**
   * Network that Terraform runs in: the CRN of a VPC, or a private address range in CIDR notation. Context-based
   * restrictions on control planes allow this network, so that they do not lock Terraform out.
   * @default - none: no control plane is restricted, which is a finding
   * @control CE-31
   * @example 10.243.0.0/18
   * @example "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-51111111-2222-4333-8444-555555555555"
   */
  readonly runner?: string;
  /**
   * Label of the self-hosted runners that the generated pipelines use. The runners must be able to reach private endpoints.
   * @default "private-network"
   * @example storefront-runners
   */
  readonly runnerLabel?: string;
  /**
   * Versions of the Terraform providers that the stacks demand.
   * @default - the version that Rampart has facts about: ibm 2.5.0
   * @example { ibm: "~> 2.6" }
   */
  readonly provider?: ProviderVersionsProps;
  /**
   * Backend that stores the state of each stack. The state contains secrets in clear text: use a remote backend in
   * production.
   * @default { "type": "local" }
   * @control IA-10
   * @example { type: remote, organization: acme }
   * @example { type: cos, bucket: acme-terraform-state }
   */
  readonly state?: StateProps;
  /**
   * Existing resources that the next apply takes into the state of a stack, and then changes to what the blueprint says. Read the plan
   * before: it must replace none of them. The entries may be removed after the apply.
   * @default - none
   * @example [{ at: storefront-foundations/ibm_is_vpc.network_vpc, id: r010-51111111-2222-4333-8444-555555555555 }]
   */
  readonly imports?: readonly ImportProps[];
  /**
   * User tags of every resource that takes them, in addition to those of its system. IBM compares tags without case, so they are written
   * in lowercase. Tags sort and bill resources; they grant no access.
   * @default - none
   * @example ["team:web", "cost-centre:4711"]
   */
  readonly tags?: readonly string[];
  /**
   * Violations that an owner accepts until an expiry date. An expired, malformed or unused waiver is an error.
   * @default - none
   */
  readonly waivers?: readonly Waiver[];
}

const symbol = Symbol.for("rampart.Platform");

/** Everything that one blueprint describes: the foundations in one stack, each system in a stack of its own. */
export class Platform extends Construct {
  /** The platform that a construct belongs to. */
  static of(construct: IConstruct): Platform {
    const found = construct.node.scopes.find((scope): scope is Platform => symbol in scope);
    if (!found)
      throw new Error(`${construct.node.path} is not inside a Platform: create one with new Platform(app, name, …)`);
    return found;
  }

  /** True for platforms, whichever copy of the library made them. */
  static isPlatform(construct: IConstruct): construct is Platform {
    return symbol in construct;
  }

  /**
   * The one foundation of a kind of the platform that a construct belongs to; made with the defaults when nobody has yet.
   *
   * @param option of the construct, for which it needs the foundation @default - the construct as a whole needs it
   */
  static one<T extends Construct>(scope: IConstruct, key: string, make: (platform: Platform) => T, option?: string): T {
    const platform = Platform.of(scope);
    const existing = platform.find<T>(key);
    if (existing) return existing;
    const made = make(platform);
    platform.askers.set(made.node.path, option === undefined ? scope.node.path : `${scope.node.path}.${option}`);
    return made;
  }

  readonly region: Region;
  readonly operators: readonly string[];
  readonly runner: string | undefined;
  /** Label of the runners that the written pipelines ask for. */
  readonly runnerLabel: string;
  readonly waivers: readonly Waiver[];
  /** What is written beside the Terraform. */
  readonly artefacts: Artefact[] = [];
  /** Variables of the stacks, each with the source of its value. */
  readonly variables: SourcedVariable[] = [];
  /** Path of each foundation that nobody has set up, with the path of the construct that asked for it first. */
  readonly askers = new Map<string, string>();
  /** CRNs of what exists and is used; a rehearsal takes them to be there. */
  readonly existing: string[] = [];
  /** The stacks of the systems, as they were made. */
  readonly systemStacks: RampartStack[] = [];
  /** Types of the systems that are there, as blueprints name them. */
  readonly systemTypes = new Set<string>();
  private readonly imports: Imports;
  readonly state: StateProps;
  private readonly provider: ProviderVersionsProps;
  readonly resourceGroup: ResourceGroupProps;
  private readonly members = new Map<string, Construct>();
  private readonly claimed = new Map<string, string>();
  /** Instances that exist, by GUID, and whether another owner manages the authorization policies on them. */
  private readonly instances = new Map<string, boolean>();
  private first?: { readonly crn: string; readonly account: string };

  /** @throws FaultError PL001 for a name, PL002 for a region and PL003 for a runner's label that a blueprint could not have, BP100 to BP105 for other props */
  constructor(scope: Construct, name: string, props: PlatformProps) {
    // Before the engine sees the name: it breaks on some.
    super(scope, acceptedName(name, props));
    validateProps(this.node.path, platformSchema, props);
    Object.defineProperty(this, symbol, { value: true });
    this.region = props.region;
    this.operators = props.operators ?? [];
    this.runner = props.runner;
    this.runnerLabel = props.runnerLabel ?? "private-network";
    this.waivers = props.waivers ?? [];
    this.state = props.state ?? { type: "local" };
    this.provider = props.provider ?? {};
    this.imports = new Imports(props.imports ?? [], this.node.path);
    if (props.tags !== undefined) Tags.of(this).add(...props.tags);
    this.resourceGroup = typeof props.resourceGroup === "string" ? { name: props.resourceGroup } : props.resourceGroup;
  }

  /** The name, which is the prefix of every resource's name. */
  get name(): string {
    return this.node.id;
  }

  /** The stack of the foundations, made on first use. */
  get foundations(): RampartStack {
    return this.once("stack:foundations", () => this.newStack("foundations"));
  }

  /**
   * A new stack for a system: `<platform>-<system>`; `type` is the word for such systems in blueprints.
   *
   * @throws FaultError PL004 for a name that a folder or a workspace could not have, NM003 for one that is taken
   */
  stack(system: string, type?: string): RampartStack {
    const path = `${this.node.path}/${system}`;
    if (!namePattern.test(system)) throw new FaultError([noSystemName(path, system)]);
    if (system === "foundations") throw new FaultError([nameTaken(path, system, "that of the foundations' stack")]);
    const stack = this.newStack(system, type);
    this.systemStacks.push(stack);
    return stack;
  }

  private newStack(system: string, type?: string): RampartStack {
    const id = `${this.name}-${system}`;
    const path = `${this.node.path}/${system}`;
    if (this.node.tryFindChild(id)) throw new FaultError([nameTaken(path, system, "that of an existing stack")]);
    if (type !== undefined) this.systemTypes.add(type);
    const { state } = this;
    if (state.type === "cos" && !this.artefacts.some(({ file }) => file === stateRunbookFile))
      this.artefacts.push({ stack: id, ...stateRunbook(state, this.region) });
    const { imports, provider, region } = this;
    return new RampartStack(this, id, { region, state, provider, imports });
  }

  /** A foundation that somebody has set up or asked for. */
  find<T extends Construct>(key: string): T | undefined {
    return this.members.get(key) as T | undefined;
  }

  /** Registers the platform's one foundation of a kind. */
  register(key: string, member: Construct): void {
    if (this.members.has(key)) {
      throw new Error(`${this.node.path} already has its ${key}: create it once, before the first system that uses it`);
    }
    this.members.set(key, member);
  }

  /**
   * Takes a name that is made from another and has to be its own among those of its kind.
   *
   * @param kind what is named so
   * @param owner what the name is made from
   * @throws FaultError NM003 when something else has it
   */
  claim(kind: string, name: string, owner: string, path: string): void {
    const key = JSON.stringify([kind, name]);
    const before = this.claimed.get(key);
    if (before !== undefined)
      throw new FaultError([nameTaken(path, name, `that of ${before}, which ${owner} would also get`)]);
    this.claimed.set(key, owner);
  }

  /**
   * Takes note of what exists, is used, and has to be of the account that Terraform works in. With `regional`, it is found by its
   * id alone, in the platform's region.
   *
   * @throws FaultError CR002 for what stands in another region, CR003 for another account than that of what was noted before
   */
  use(crn: string, path: string, where?: "regional"): void {
    const faults = where === "regional" ? otherRegion(crn, this.region, path) : [];
    const account = accountOf(crn);
    if (account !== undefined) this.first ??= { crn, account };
    if (account !== undefined && this.first?.account !== account) {
      faults.push({
        code: "CR003",
        message: "the existing resources belong to two accounts, and Terraform works in one",
        place: { path },
        expected: `the account ${this.first?.account}, to which ${this.first?.crn} belongs`,
        got: account,
        fix: "Use an instance in the platform's account; for the log of a central account, set audit.otherAccount: true.",
      });
    }
    if (faults.length > 0) throw new FaultError(faults);
    this.existing.push(crn);
  }

  /** The account of what exists, where it is another than that of what was noted before. */
  foreignAccount(crn: string): string | undefined {
    const account = accountOf(crn);
    return this.first === undefined || account === this.first.account ? undefined : account;
  }

  /**
   * The parts of the CRN of an instance that exists, which `use` takes note of, together with who manages its authorization policies.
   *
   * @param services names of which the CRN has one
   * @throws FaultError CR001 when the text is not the CRN of an instance of these services; CR002 and CR003 as `use` does
   */
  useInstance(existing: Existing, services: readonly string[], path: string, where?: "regional"): Crn {
    const { instance, authorized = false } = typeof existing === "string" ? { instance: existing } : existing;
    const place = typeof existing === "string" ? path : `${path}.instance`;
    const crn = parseCrn(instance, services, place);
    this.use(crn.crn, place, where);
    this.instances.set(crn.instance, authorized || this.instances.get(crn.instance) === true);
    return crn;
  }

  /**
   * True when another owner in the account manages the authorization policies on an instance.
   *
   * @param target GUID of the instance that is acted on
   */
  isAuthorized(target: string): boolean {
    return this.instances.get(target) === true;
  }

  /** True when two instances exist, and another owner in the account manages what connects them as a whole. */
  isConnected(source: string, target: string): boolean {
    const both = [source, target].map((instance) => this.instances.get(instance));
    return both.every((authorized) => authorized !== undefined) && both.includes(true);
  }

  /** Id of the resource group, as a reference that is valid in the stack of `scope`. */
  resourceGroupId(scope: Construct): string {
    const { name, create } = this.resourceGroup;
    if (create) {
      return this.once("resource-group", () => new ResourceGroup(this.foundations, "resource-group", { name }))
        .id as string;
    }
    return this.lookedUpGroup(scope, name).id as string;
  }

  /** Id of the account, as a reference that is valid in the stack of `scope`. */
  accountId(scope: Construct): string {
    const { name, create } = this.resourceGroup;
    if (!create) return this.lookedUpGroup(scope, name).accountId;
    this.resourceGroupId(scope);
    // crn:v1:bluemix:public:resource-controller::a/<account>::resource-group:<id>
    const { crn } = this.find<ResourceGroup>("resource-group") as ResourceGroup;
    return Fn.element(Fn.split("/", Fn.element(Fn.split(":", crn), 6)), 1);
  }

  private lookedUpGroup(scope: Construct, name: string): DataIbmResourceGroup {
    const stack = TerraformStack.of(scope);
    return this.once(
      `resource-group:${stack.node.id}`,
      () => new DataIbmResourceGroup(stack, "resource-group", { name }),
    );
  }

  /** What is made once for the platform under a key: on first use. */
  once<T extends Construct>(key: string, make: () => T): T {
    const member = this.find<T>(key) ?? make();
    this.members.set(key, member);
    return member;
  }
}

/** @throws FaultError PL001, PL002, PL003 */
function acceptedName(name: string, { region, runnerLabel }: PlatformProps): string {
  const faults = [...nameFaults(name), ...regionFaults(name, region), ...labelFaults(name, runnerLabel)];
  if (faults.length > 0) throw new FaultError(faults);
  return name;
}

function noSystemName(path: string, got: string): Fault {
  return { code: "PL004", message: "invalid system name", place: { path }, expected: nameWords, got };
}

/** The name is in every resource's name, in workspaces and in folders. */
function nameFaults(name: string): Fault[] {
  if (namePattern.test(name) && name.length <= longestPlatformName) return [];
  return [
    {
      code: "PL001",
      message: "invalid platform name",
      place: { path: name },
      expected: `${nameWords}; at most ${longestPlatformName} characters`,
      got: name,
    },
  ];
}

function regionFaults(name: string, region: string): Fault[] {
  if (regionNames.some((known) => known === region)) return [];
  return [
    {
      code: "PL002",
      message: "unknown region",
      place: { path: name },
      expected: regionNames.join(", "),
      got: region,
    },
  ];
}

/** The label is written into pipelines, whose language would read more than a label. */
function labelFaults(name: string, label: string | undefined): Fault[] {
  if (label === undefined || runnerLabelPattern.test(label)) return [];
  return [
    {
      code: "PL003",
      message: "invalid runner label",
      place: { path: name },
      expected: "1 to 64 letters, digits, dots, hyphens and underscores, starting with a letter or digit",
      got: label,
    },
  ];
}
