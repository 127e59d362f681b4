import { CodeEngineAllowedOutboundDestination } from "@cdktf/provider-ibm/lib/code-engine-allowed-outbound-destination";
import { Construct } from "constructs";
import { secondApply, whenApplied } from "../../platform/second-apply";

/** Networks that the workloads of a project may call. */
export interface OutboundAllowList {
  /**
   * IPv4 networks that workloads may call, in CIDR notation. An empty list allows none.
   * @control CE-11
   * @example [140.82.112.0/20]
   */
  readonly allow: readonly string[];
}

/** Addresses that nobody has: RFC 5737 keeps them for documentation. */
export const nowhere = "192.0.2.0/24";

/**
 * What the applications, jobs, functions and builds of a project may call outside it. An empty list allows one range only, which
 * is reserved for documentation. Calls inside the project and to IBM Cloud's private endpoints are never restricted.
 *
 * Code Engine creates every project with the rule `allow-all`, 0.0.0.0/0, which Terraform does not own and cannot import before
 * the project has an ID. IBM documents that a range within another one is refused as redundant, so the list can be created only
 * after `allow-all` is gone: a script removes it after the first apply, and the variable records that. Not tested on a live account.
 * Source: IBM Cloud documentation, "Working with outbound connectivity in Code Engine", 2026-06.
 *
 * @control CE-11
 */
export class Outbound extends Construct {
  constructor(scope: Construct, id: string, projectId: string, allow: readonly string[]) {
    super(scope, id);
    const removed = secondApply(this, {
      variable: "allow_all_removed",
      once: "runbooks/ce-remove-allow-all.sh has run",
      runbook: "runbooks/project.md",
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
