import { Cis } from "@cdktf/provider-ibm/lib/cis";
import { CisDomain } from "@cdktf/provider-ibm/lib/cis-domain";
import { DataIbmCisDomain } from "@cdktf/provider-ibm/lib/data-ibm-cis-domain";
import { TerraformOutput } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { resourceName } from "../../core/names";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { validateProps } from "../../platform/validate-props";
import { foreignZone } from "../../terraform/foreign-zones";
import type { Audit } from "../audit";
import type { EventNotifications } from "../events";
import type { Secrets } from "../secrets";
import { EdgeClientCertificates } from "./client-certificates";
import { DnsRecords } from "./dns-records";
import { EdgeAlert } from "./edge-alert";
import { edgeArtefacts } from "./edge-artefacts";
import { EdgeCertificateOrder } from "./edge-certificate";
import { edgeFaults } from "./edge-faults";
import type { HostProps } from "./edge-host";
import type { EdgeProps, IEdge } from "./edge-props";
import { EdgeFirewall } from "./firewall";
import { HardenedZone } from "./hardened-zone";
import { type ILogTarget, LogPush, logTarget } from "./log-push";
import { edgeAuthorities } from "./options";
import { type Plan, planFeatures } from "./plans";
import { ForeignRateLimitPhase, RateLimitPhase, type RateLimitProps } from "./rate-limit";
import { edgeSchema } from "./schema";

/**
 * Cloud Internet Services in front of all public hosts: one instance and one zone, hardened as a unit.
 *
 * @control CE-53
 * @control CE-54
 */
export class Edge extends Construct implements IEdge {
  /** The platform's edge; one is created for `zone` if nobody has set it up. */
  static of(scope: IConstruct, zone: string): Edge {
    return Platform.one(scope, "edge", (platform) => new Edge(platform, { zone }), "domain");
  }

  readonly crn: string;
  readonly instance: string;
  readonly zoneId: string;
  readonly zone: string;
  readonly plan: Plan;
  readonly minimumTls: "1.2" | "1.3";
  /** True when the zone is not made here. */
  readonly zoneExists: boolean;
  /** False when another blueprint owns the zone: nothing of it is set here. */
  readonly ownsZone: boolean;
  /** Id of the ruleset that rate limits stand in, on plans that have them. */
  readonly rateLimitRuleset?: string;
  readonly certificateHosts: readonly string[];
  readonly recipients: readonly string[];
  /** Clients of some hosts show certificates. */
  readonly asksClients: boolean;
  /** Where requests and firewall events are pushed to. */
  readonly logs?: ILogTarget;
  private readonly hosts: Readonly<Record<string, HostProps>>;
  private readonly rateLimit: RateLimitProps;
  private readonly routed = new Set<string>();

  /**
   * @throws FaultError CR001 when `existing.instance` or `logs` is not the CRN of such an instance
   * @throws FaultError ED001 to ED007, ED010 and ED011 for what cannot work
   */
  constructor(platform: Platform, props: EdgeProps) {
    super(platform.foundations, "edge");
    platform.register("edge", this);
    validateProps(this.node.path, edgeSchema, props, { objects: ["logs"] });
    const faults = edgeFaults(this.node.path, props);
    if (faults.length > 0) throw new FaultError(faults);
    this.zone = props.zone;
    this.plan = props.plan ?? "enterprise-usage";
    this.minimumTls = props.minimumTls ?? "1.2";
    this.hosts = props.hosts ?? {};
    this.rateLimit = props.rateLimit ?? {};
    this.certificateHosts = props.certificate?.hosts ?? [];
    const features = planFeatures[this.plan];
    this.recipients =
      props.alerts ?? (features.alerts ? platform.find<EventNotifications>("events")?.notify : []) ?? [];
    this.asksClients = props.clientCertificates !== undefined;
    this.logs =
      typeof props.logs === "string"
        ? logTarget(platform, props.logs, `${this.node.path}.logs`)
        : (props.logs ?? (features.logging && props.existing?.owned !== false ? auditTarget(platform) : undefined));
    this.zoneExists = props.existing?.zone === true;
    this.ownsZone = props.existing?.owned !== false;
    if (props.existing) {
      const { instance, authorized } = props.existing;
      const crn = platform.useInstance({ instance, authorized }, ["internet-svcs"], `${this.node.path}.existing`);
      this.crn = crn.crn;
      this.instance = crn.instance;
    } else {
      const resource = new Cis(this, "instance", {
        name: resourceName(this.node.path, 180, platform.name, "edge"),
        plan: this.plan,
        location: "global",
        resourceGroupId: platform.resourceGroupId(this),
      });
      this.crn = resource.id;
      this.instance = resource.guid;
    }
    const provider = RampartStack.of(this).publicApi;
    if (this.zoneExists) {
      const data = new DataIbmCisDomain(this, "zone", { cisId: this.crn, domain: props.zone, provider });
      this.zoneId = data.domainId;
    } else {
      const resource = new CisDomain(this, "zone", {
        cisId: this.crn,
        domain: props.zone,
        type: props.type ?? "full",
        provider,
      });
      this.zoneId = resource.domainId;
      new TerraformOutput(this, "name-servers", {
        value: resource.nameServers,
        description: `Name servers to enter at the registrar of ${props.zone}`,
      });
    }
    if (this.ownsZone) this.protect(platform, props);
    else this.join(platform, props);
    if (features.rateLimiting) {
      const Phase = this.ownsZone ? RateLimitPhase : ForeignRateLimitPhase;
      this.rateLimitRuleset = new Phase(this, "rate-limits", this.place).rulesetId;
    }
    const secrets = platform.find<Secrets>("secrets");
    if (secrets?.answersChallenges) secrets.answerChallenges(secrets, this.instance);
    this.node.addValidation({ validate: () => this.unrouted() });
    platform.artefacts.push(...edgeArtefacts(this, platform));
  }

  /** What a host has of its own, with the zone's rate limit where it says none; asked by the route to it. */
  hostOf(hostname: string): HostProps {
    this.routed.add(hostname);
    const own = this.hosts[hostname];
    return { ...own, rateLimit: { ...this.rateLimit, ...own?.rateLimit } };
  }

  private get place(): { readonly crn: string; readonly zoneId: string } {
    return { crn: this.crn, zoneId: this.zoneId };
  }

  /** Everything that concerns the zone as a whole. */
  private protect(platform: Platform, props: EdgeProps): void {
    const firewalls = Object.entries(this.hosts).flatMap(([host, { firewall }]) =>
      firewall === undefined ? [] : [[host, firewall] as const],
    );
    const authorities = props.certificateAuthorities ?? ["letsencrypt.org"];
    const ordered = props.certificate ? edgeAuthorities[props.certificate.authority ?? "lets_encrypt"] : undefined;
    new HardenedZone(this, "hardening", {
      ...this.place,
      minimumTls: this.minimumTls,
      defenseMode: props.defenseMode,
      websockets: props.websockets,
      logRetention: this.logs !== undefined,
    });
    new DnsRecords(this, "dns", {
      ...this.place,
      records: props.records ?? [],
      certificateAuthorities: [...new Set([...authorities, ...(ordered === undefined ? [] : [ordered])])],
    });
    // Of a zone that exists the rules are somebody's, until a firewall is asked for.
    if (!this.zoneExists || props.firewall || firewalls.length > 0 || props.clientCertificates)
      new EdgeFirewall(this, "firewall", {
        ...this.place,
        zone: props.firewall,
        hosts: Object.fromEntries(firewalls),
        certificateHosts: props.clientCertificates?.hosts,
      });
    const name = resourceName(this.node.path, 80, platform.name, "edge");
    if (props.clientCertificates)
      new EdgeClientCertificates(this, "clients", { ...this.place, ...props.clientCertificates, name });
    if (props.certificate) new EdgeCertificateOrder(this, "certificate", { ...this.place, ...props.certificate });
    if (this.logs) new LogPush(this, "logs", { ...this.place, target: this.logs });
    if (this.recipients.length > 0) new EdgeAlert(this, "alert", { crn: this.crn, name, recipients: this.recipients });
  }

  /** What a zone gets from a blueprint that does not own it, besides routes. */
  private join(platform: Platform, { zone, records = [], certificate }: EdgeProps): void {
    new DnsRecords(this, "dns", { ...this.place, records, certificateAuthorities: [] });
    if (certificate) new EdgeCertificateOrder(this, "certificate", { ...this.place, ...certificate });
    new TerraformOutput(platform.foundations, foreignZone, {
      value: zone,
      description: "Zone that another blueprint owns: its settings, firewall, log push, alerts and CAA records",
    });
  }

  /** Settings that nobody would ever apply: a host is made by the route to it. */
  private unrouted(): [] {
    const faults = Object.entries(this.hosts)
      .filter(([host, { firewall, ...others }]) => Object.keys(others).length > 0 && !this.routed.has(host))
      .map(([host]): Fault => {
        const fix = suggestion(host, [...this.routed]);
        return {
          code: "ED009",
          message: `edge.hosts has settings for ${host}, but no component has that domain`,
          place: { path: pathBelow(this.node.path, "hosts", host) },
          expected: [...this.routed].join(", ") || "a host name that a system makes public",
          got: host,
          fix: fix ?? "Correct the host name, or remove the entry.",
        };
      });
    if (faults.length > 0) throw new FaultError(faults);
    return [];
  }
}

/** The Cloud Logs instance that the account's audit goes to, where the platform says one. */
function auditTarget(platform: Platform): ILogTarget | undefined {
  return platform.find<Audit>("audit")?.target;
}
