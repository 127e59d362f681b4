import { Cis } from "@cdktf/provider-ibm/lib/cis";
import { CisDomain } from "@cdktf/provider-ibm/lib/cis-domain";
import { DataIbmCisDomain } from "@cdktf/provider-ibm/lib/data-ibm-cis-domain";
import { TerraformOutput } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { parseCrn } from "../../core/crn";
import { resourceName } from "../../core/names";
import { Platform } from "../../core/platform";
import { RampartStack } from "../../core/stack";
import { HardenedZone } from "./hardened-zone";
import type { Plan } from "./hardening";

export interface ExistingEdge {
  /** CRN of an Internet Services instance that exists. */
  readonly instance: string;
  /** The zone exists in that instance too. Its settings are hardened all the same. @default false */
  readonly zone?: boolean;
}

export interface EdgeProps {
  /** The domain that is registered in Internet Services, for example `example.com`. */
  readonly zone: string;
  /** @default - an instance is created */
  readonly existing?: ExistingEdge;
  /**
   * Plan of the instance.
   * @default "enterprise-usage": with rate limiting, log push and alerts
   * @control CE-53
   */
  readonly plan?: Plan;
}

/** What a route needs of the edge. */
export interface IEdge {
  /** CRN of the instance. */
  readonly crn: string;
  /** GUID of the instance, the target of authorization policies. */
  readonly instance: string;
  /** Id of the zone. */
  readonly zoneId: string;
  /** Name of the zone. */
  readonly zone: string;
}

/**
 * Cloud Internet Services in front of everything that is public: one instance, one zone, hardened as a unit.
 *
 * @control CE-53
 * @control CE-54
 */
export class Edge extends Construct implements IEdge {
  /** The platform's edge; one is created for `zone` if nobody has set it up. */
  static of(scope: IConstruct, zone: string): Edge {
    const platform = Platform.of(scope);
    return platform.find<Edge>("edge") ?? new Edge(platform, { zone });
  }

  readonly crn: string;
  readonly instance: string;
  readonly zoneId: string;
  readonly zone: string;
  /** True when the zone is not made here. */
  readonly zoneExists: boolean;

  /** @throws FaultError CR001 when `existing.instance` is not the CRN of an Internet Services instance */
  constructor(platform: Platform, props: EdgeProps) {
    super(platform.foundations, "edge");
    platform.register("edge", this);
    this.zone = props.zone;
    this.zoneExists = props.existing?.zone === true;
    if (props.existing) {
      const crn = parseCrn(props.existing.instance, ["internet-svcs"], `${this.node.path}.existing.instance`);
      platform.existing.push(crn.crn);
      this.crn = crn.crn;
      this.instance = crn.instance;
    } else {
      const resource = new Cis(this, "instance", {
        name: resourceName(this.node.path, 180, platform.name, "edge"),
        plan: props.plan ?? "enterprise-usage",
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
      const resource = new CisDomain(this, "zone", { cisId: this.crn, domain: props.zone, type: "full", provider });
      this.zoneId = resource.domainId;
      new TerraformOutput(this, "name-servers", {
        value: resource.nameServers,
        description: `Name servers to enter at the registrar of ${props.zone}`,
      });
    }
    new HardenedZone(this, "hardening", { crn: this.crn, zoneId: this.zoneId });
  }
}
