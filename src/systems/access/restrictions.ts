import { CbrRule } from "@cdktf/provider-ibm/lib/cbr-rule";
import { CbrZone } from "@cdktf/provider-ibm/lib/cbr-zone";
import { Construct } from "constructs";
import { FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { admitting, type Context, covers } from "./admission";
import { zoneAddress } from "./network-zone";

/** The APIs of a service that a restriction can be about. */
export type ApiType = "control-plane" | "data-plane" | "platform" | "cluster" | "management";

/**
 * CRNs of the API types. Source: IBM Cloud documentation of Code Engine, "cbr-inbound", and of Kubernetes Service, "cbr"; IBM's
 * Terraform module for restrictions.
 */
const apiTypeIds: Readonly<Record<ApiType, string>> = {
  "control-plane": "crn:v1:bluemix:public:context-based-restrictions::::api-type:control-plane",
  "data-plane": "crn:v1:bluemix:public:context-based-restrictions::::api-type:data-plane",
  platform: "crn:v1:bluemix:public:context-based-restrictions::::platform-api-type:",
  cluster: "crn:v1:bluemix:public:containers-kubernetes::::api-type:cluster",
  management: "crn:v1:bluemix:public:containers-kubernetes::::api-type:management",
};

export interface RestrictionsProps {
  /**
   * `report` allows every request and logs those that would be denied, as the stage before `enabled`. Each restriction
   * is then a finding, and the expiry of its waiver ends this stage.
   * @default "enabled"
   * @control CE-31
   * @example report
   */
  readonly enforcement?: "report" | "enabled";
}

/** What is restricted, and to whom it stays open. */
export interface Restriction {
  /** Service name: `codeengine`, `kms`. */
  readonly service: string;
  /** GUID of the instance; for Code Engine the project's id. @default - the account's whole service */
  readonly instance?: string;
  readonly resourceType?: string;
  readonly resource?: string;
  /** @default - every API of the service */
  readonly apiTypes?: readonly ApiType[];
  /**
   * `operators`: the runner by private endpoint, and the networks of the operators. `private-operators`: the same, all of them by
   * private endpoint, for what has no other. `private-endpoints`: whoever calls by private endpoint, because other services call
   * too and stand in no zone that could be named.
   */
  readonly from: "operators" | "private-operators" | "private-endpoints";
  /**
   * Services of this account and region that call too: `codeengine` where a job of a project changes the project,
   * `event-notifications` where it starts the project's jobs. Unknown: which calls IBM counts as a service's, and by which endpoint
   * they come; nobody has measured it here.
   * @default - none
   */
  readonly services?: readonly string[];
}

/** A context, and the zone whose id stands for its addresses. */
interface ZonedContext extends Context {
  readonly zone?: CbrZone;
}

/**
 * Context-based restrictions: who may call an API is decided by where the call comes from too, not by IAM alone.
 *
 * Unknown: whether a Code Engine project is named by `serviceInstance`, as IBM's own Terraform module does, or by `projectId`,
 * as Code Engine's documentation does for the CLI. A rule that names nothing restricts nothing: see the runbook for the check.
 *
 * @control CE-31
 * @control CE-65
 */
export class Restrictions extends Construct {
  private readonly enforcement: "report" | "enabled";
  private readonly admitted = new Map<CbrRule, ZonedContext[]>();
  private readonly zones = new Map<string, CbrZone>();

  constructor(scope: Construct, id: string, props: RestrictionsProps = {}) {
    super(scope, id);
    this.enforcement = props.enforcement ?? "enabled";
  }

  /**
   * Restricts an instance, in the stack of `scope`. For `operators` nothing is made when the platform names neither operators
   * nor a runner: the rules find that.
   *
   * @throws FaultError AC001 when no context would let the runner in
   */
  restrict(scope: Construct, id: string, restriction: Restriction): CbrRule | undefined {
    const contexts = this.contexts(restriction);
    if (contexts.length === 0) return undefined;
    this.admitRunner(contexts);
    for (const caller of restriction.services ?? []) this.admit(contexts, caller);
    const platform = Platform.of(this);
    const { service, instance, resourceType, resource, apiTypes, from } = restriction;
    const attributes = {
      accountId: platform.accountId(scope),
      serviceName: service,
      serviceInstance: instance,
      resourceType,
      resource,
    };
    const rule = new CbrRule(scope, id, {
      description: `${platform.name}: ${service} from ${from}`,
      enforcementMode: this.enforcement,
      contexts: contexts.map(contextBlock),
      resources: [
        {
          attributes: Object.entries(attributes).flatMap(([name, value]) =>
            value === undefined ? [] : [{ name, value }],
          ),
        },
      ],
      operations: apiTypes && { apiTypes: apiTypes.map((type) => ({ apiTypeId: apiTypeIds[type] })) },
    });
    this.admitted.set(rule, contexts);
    return rule;
  }

  /** Lets a service of this account and region through a restriction that is there. */
  letIn(rule: CbrRule, service: string): void {
    const contexts = this.admitted.get(rule);
    if (!contexts) return;
    this.admit(contexts, service);
    rule.putContexts(contexts.map(contextBlock));
  }

  private admit(contexts: ZonedContext[], service: string): void {
    const context = this.serviceZone(service);
    if (!contexts.some(({ zone }) => zone === context.zone)) contexts.push(context);
  }

  private contexts({ from, service }: Restriction): ZonedContext[] {
    const { operators, runner } = Platform.of(this);
    if (from === "private-endpoints") {
      // Buckets have a third kind of endpoint, for callers inside a VPC.
      const types = service === "cloud-object-storage" ? ["private", "direct"] : ["private"];
      return types.map((type) => ({ endpointTypes: [type] }));
    }
    const contexts: ZonedContext[] = [];
    if (runner !== undefined) contexts.push({ endpointTypes: ["private"], ...this.zone("runner", [runner]) });
    if (operators.length > 0) {
      contexts.push({
        ...(from === "private-operators" ? { endpointTypes: ["private"] } : {}),
        ...this.zone("operators", operators),
      });
    }
    return contexts;
  }

  /** Wherever the workloads of a service stand. */
  private serviceZone(service: string): ZonedContext {
    const platform = Platform.of(this);
    const accountId = platform.accountId(this);
    const zone =
      this.zones.get(service) ??
      new CbrZone(this, `${service}-zone`, {
        name: resourceName(this.node.path, 128, platform.name, service),
        accountId,
        addresses: [{ type: "serviceRef", ref: { accountId, serviceName: service, location: platform.region } }],
      });
    this.zones.set(service, zone);
    // Jobs call Code Engine by its private host. By which endpoint IBM's own calls come is in no document.
    return service === "codeengine" ? { endpointTypes: ["private"], zone } : { zone };
  }

  /** A network zone, made on first use in the stack of the foundations. */
  private zone(name: string, networks: readonly string[]): ZonedContext {
    const platform = Platform.of(this);
    const addresses = networks.map(zoneAddress);
    const zone =
      this.zones.get(name) ??
      new CbrZone(this, `${name}-zone`, {
        name: resourceName(this.node.path, 128, platform.name, name),
        accountId: platform.accountId(this),
        addresses: [...addresses],
      });
    this.zones.set(name, zone);
    return { zone, addresses };
  }

  /** A rule that shut the runner out could not be changed back by Terraform. */
  private admitRunner(contexts: readonly Context[]): void {
    const { runner } = Platform.of(this);
    const standsIn = (address: Parameters<typeof covers>[0]) => runner !== undefined && covers(address, runner);
    // Terraform calls private endpoints alone: the stacks' provider says so.
    if (admitting(contexts, { endpointTypes: ["private"], standsIn })) return;
    throw new FaultError([
      {
        code: "AC001",
        message: "the restriction would lock out the runner, and only the runner could remove it",
        // Nothing is restricted unless the platform names one of the two.
        place: { path: runner === undefined ? "operators" : "runner" },
        expected: "runner, set to the CRN of the VPC that Terraform runs in, or to its private addresses as a CIDR",
        got: runner ?? "operators without runner",
        fix: "Set runner at the top level of the blueprint.",
      },
    ]);
  }
}

function contextBlock({ endpointTypes, zone }: ZonedContext) {
  return {
    attributes: [
      ...(endpointTypes ? [{ name: "endpointType", value: endpointTypes.join(",") }] : []),
      ...(zone ? [{ name: "networkZoneId", value: zone.id }] : []),
    ],
  };
}
