import { CodeEngineAllowedOutboundDestination } from "@cdktf/provider-ibm/lib/code-engine-allowed-outbound-destination";
import { Construct } from "constructs";
import { Platform } from "../../platform/platform";
import { secondApply, whenApplied } from "../../platform/second-apply";

/** What the workloads of a project may call outside it. */
export interface OutboundAllowList {
  /**
   * IPv4 networks that workloads may call, in CIDR notation. An empty list allows none.
   * @default - none
   * @control CE-11
   * @example [140.82.112.0/20]
   */
  readonly allow?: readonly string[];
  /**
   * Private Path services of VPCs that workloads may call, by name: the CRN of each service's gateway in the platform's
   * region. Every project has its own connection, which the owner of the gateway must permit.
   * @default - none
   * @control CE-11
   * @example { ledger: "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::private-path-service-gateway:r010-51111111-2222-4333-8444-555555555555" }
   */
  readonly privatePaths?: Readonly<Record<string, string>>;
}

/** Addresses that nobody has: RFC 5737 keeps them for documentation. */
export const nowhere = "192.0.2.0/24";

export interface OutboundProps extends OutboundAllowList {
  readonly projectId: string;
}

/**
 * What the applications, jobs, functions and builds of a project may call outside it. An empty list allows one range only, which
 * is reserved for documentation. Calls inside the project and to IBM Cloud's private endpoints are never restricted.
 *
 * Code Engine creates every project with the rule `allow-all`, 0.0.0.0/0, which Terraform does not own and cannot import before
 * the project has an ID. IBM documents that a range within another one is refused as redundant, so the list can be created only
 * after `allow-all` is gone: a script removes it after the first apply, and the variable records that. Not tested on a live account.
 * Source: IBM Cloud documentation, "Working with outbound connectivity in Code Engine", 2026-06.
 *
 * A private path is another kind of destination: it leads to one service in a VPC, whatever the ranges say, so it does not wait for
 * the end of `allow-all`. It is dedicated to the project: others of the account, or of its enterprise, could use a shared one.
 *
 * @control CE-11
 */
export class Outbound extends Construct {
  constructor(scope: Construct, id: string, { projectId, allow = [], privatePaths = {} }: OutboundProps) {
    super(scope, id);
    for (const [path, gateway] of Object.entries(privatePaths).sort()) {
      new CodeEngineAllowedOutboundDestination(this, `path-${path}`, {
        projectId,
        type: "private_path_service_gateway",
        name: `path-${path}`,
        privatePathServiceGatewayCrn: gateway,
        isolationPolicy: "dedicated",
      });
      Platform.of(this).existing.push(gateway);
    }
    const removed = secondApply(this, {
      variable: "allow_all_removed",
      once: "runbooks/ce-remove-allow-all.sh has run",
      between:
        "Run `sh runbooks/ce-remove-allow-all.sh`: it must report that the rule `allow-all`, with which Code Engine creates every project, is gone",
    });
    for (const cidrBlock of allow.length > 0 ? [...new Set(allow)].sort() : [nowhere]) {
      // Named by the range: a range more changes nothing about the others.
      const name = `to-${cidrBlock.replace(/[./]/g, "-")}`;
      const destination = new CodeEngineAllowedOutboundDestination(this, name, {
        projectId,
        type: "cidr_block",
        name,
        cidrBlock,
      });
      destination.addOverride("count", whenApplied(removed));
    }
  }
}
