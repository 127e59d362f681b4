import { createHash } from "node:crypto";

/** Account of the rehearsal: the form of a real one, and nobody's. */
export const account = "0".repeat(31).concat("1");

/** What VPC puts before the ids of a region's resources, by the examples in its documentation. */
const vpcPrefixes: Readonly<Record<string, string>> = {
  "us-south": "r006",
  "eu-de": "r010",
  "us-east": "r014",
  "eu-gb": "r018",
  "au-syd": "r026",
  "br-sao": "r042",
  "eu-es": "r050",
};

/** Ids in the forms that IBM Cloud gives them, the same for the same seed: a second run can be compared with the first. */
export class Mint {
  /** Region in which what comes next is made. */
  region = "eu-de";
  private count = 0;

  constructor(private readonly seed: string) {}

  private hex(): string {
    this.count += 1;
    return createHash("sha256").update(`${this.seed} ${this.count}`).digest("hex");
  }

  /** `1a2b3c4d-…`, as most services name their instances and keys. */
  guid(): string {
    const hex = this.hex();
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  }

  /** 32 hex digits: zones, pools, monitors, resource groups. */
  id32(): string {
    return this.hex().slice(0, 32);
  }

  /** `r010-…`, as VPC names its resources: a region's prefix before a GUID. */
  vpcId(): string {
    return `${vpcPrefixes[this.region] ?? "r000"}-${this.guid()}`;
  }

  /** 20 characters of base 32, as clusters are named. */
  clusterId(): string {
    return `c${this.hex().slice(0, 19)}`;
  }

  /** Where the counter stands, to go on from there. */
  get position(): number {
    return this.count;
  }
  set position(count: number) {
    this.count = count;
  }
}

/** A Cloud Resource Name. Source: IBM Cloud documentation, "Cloud Resource Names". */
export function crnOf(service: string, location: string, instance: string, kind = "", id = ""): string {
  return `crn:v1:bluemix:public:${service}:${location}:a/${account}:${instance}:${kind}:${id}`;
}

/** Id of the list of rules that a phase of a zone has: a data source tells it, the resource does not. */
export function rulesetId(zone: string, phase: string): string {
  return createHash("sha256")
    .update(`${zone.split(":")[0]} ${phase}`)
    .digest("hex")
    .slice(0, 32);
}
