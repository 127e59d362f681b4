import { CisEdgeFunctionsAction } from "@cdktf/provider-ibm/lib/cis-edge-functions-action";
import { CisEdgeFunctionsTrigger } from "@cdktf/provider-ibm/lib/cis-edge-functions-trigger";
import { CisGlobalLoadBalancer } from "@cdktf/provider-ibm/lib/cis-global-load-balancer";
import { CisHealthcheck } from "@cdktf/provider-ibm/lib/cis-healthcheck";
import { CisOriginPool } from "@cdktf/provider-ibm/lib/cis-origin-pool";
import type { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { Platform } from "../../core/platform";
import { regions } from "../../core/regions";
import { RampartStack } from "../../core/stack";
import type { IEdge } from "./edge";
import { originVerifyHeader } from "./hardening";

export interface ProtectedRouteProps {
  readonly edge: IEdge;
  /** Host name that clients call. */
  readonly hostname: string;
  /** Where the edge sends requests: a domain mapping's CNAME target. */
  readonly origin: string;
  /** Path that answers 200 without the secret header and without a login. */
  readonly healthPath: string;
  /** Sensitive variable with the value of the secret header. */
  readonly originVerifyToken: TerraformVariable;
}

/**
 * The guarded way to an origin: health check, origin pool, global load balancer in proxy mode, and an edge function that
 * adds the secret header by which the application knows that a request came through the edge.
 *
 * @control CE-49
 * @control CE-50
 * @control CE-55
 * @control CE-56
 */
export class ProtectedRoute extends Construct {
  readonly loadBalancer: CisGlobalLoadBalancer;

  /** @throws FaultError ED001 when the host name lies outside the edge's zone */
  constructor(scope: Construct, id: string, props: ProtectedRouteProps) {
    super(scope, id);
    const { edge, hostname } = props;
    if (hostname !== edge.zone && !hostname.endsWith(`.${edge.zone}`))
      throw new FaultError([outside(this.node.path, props)]);
    const platform = Platform.of(this);
    const provider = RampartStack.of(this).publicApi;
    const name = hostname.replace(/[^a-z0-9-]/g, "-");
    const healthCheck = new CisHealthcheck(this, "health-check", {
      cisId: edge.crn,
      provider,
      description: hostname,
      type: "https",
      port: 443,
      method: "GET",
      path: props.healthPath,
      expectedCodes: "200",
      expectedBody: "",
      interval: 60,
      timeout: 5,
      retries: 2,
      followRedirects: false,
      allowInsecure: false,
      // Code Engine routes by host: without the header the check would reach nobody.
      headers: [{ header: "Host", values: [hostname] }],
    });
    const pool = new CisOriginPool(this, "origin-pool", {
      cisId: edge.crn,
      provider,
      name,
      checkRegions: [regions[platform.region].checkRegion],
      enabled: true,
      minimumOrigins: 1,
      monitor: healthCheck.monitorId,
      origins: [{ name: platform.region, address: props.origin, enabled: true, weight: 1 }],
    });
    // No ttl: it conflicts with proxied, and the service chooses it.
    this.loadBalancer = new CisGlobalLoadBalancer(this, "load-balancer", {
      cisId: edge.crn,
      domainId: edge.zoneId,
      provider,
      name: hostname,
      defaultPoolIds: [pool.id],
      fallbackPoolId: pool.id,
      enabled: true,
      proxied: true,
      sessionAffinity: "none",
      steeringPolicy: "off",
    });
    const action = new CisEdgeFunctionsAction(this, "origin-verify", {
      cisId: edge.crn,
      domainId: edge.zoneId,
      provider,
      actionName: `${name}-origin-verify`,
      script: addSecretHeader(props.originVerifyToken),
    });
    new CisEdgeFunctionsTrigger(this, "origin-verify-trigger", {
      cisId: edge.crn,
      domainId: edge.zoneId,
      provider,
      actionName: action.actionName,
      patternUrl: `${hostname}/*`,
    });
  }
}

function outside(path: string, { hostname, edge }: ProtectedRouteProps): Fault {
  return {
    code: "ED001",
    message: `the host name ${hostname} lies outside the zone of the edge`,
    place: { path },
    expected: `${edge.zone} or a name below it`,
    got: hostname,
    fix: "A platform has one zone: put the system with another domain into a blueprint of its own.",
  };
}

/** The edge function. The token comes from a sensitive variable; it lies in the state, as every argument does. */
function addSecretHeader(token: TerraformVariable): string {
  return [
    'addEventListener("fetch", (event) => {',
    "  const request = new Request(event.request);",
    `  request.headers.set("${originVerifyHeader}", \${jsonencode(${token.fqn})});`,
    "  event.respondWith(fetch(request));",
    "});",
    "",
  ].join("\n");
}
