import { CisEdgeFunctionsAction } from "@cdktf/provider-ibm/lib/cis-edge-functions-action";
import { CisEdgeFunctionsTrigger } from "@cdktf/provider-ibm/lib/cis-edge-functions-trigger";
import { CisGlobalLoadBalancer } from "@cdktf/provider-ibm/lib/cis-global-load-balancer";
import { CisHealthcheck } from "@cdktf/provider-ibm/lib/cis-healthcheck";
import { TerraformStack, type TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { hostWord } from "../../core/hostname";
import { regions } from "../../core/regions";
import { pathBelow } from "../../document/document";
import { Platform } from "../../platform/platform";
import { RampartStack } from "../../platform/stack";
import { isCovered } from "./edge-certificate";
import { isBelow, outside } from "./edge-faults";
import type { HostProps } from "./edge-host";
import type { IEdge } from "./edge-props";
import { cipherSuites, originVerifyHeader } from "./hardening";
import { originPool, steer } from "./origin-pools";
import { OriginPull } from "./origin-pull";
import { RateLimitRule } from "./rate-limit";

export interface ProtectedRouteProps {
  readonly edge: IEdge;
  /** Host name that clients call. */
  readonly hostname: string;
  /** Where the host name is written, for messages. @default - the construct's path */
  readonly namedAt?: string;
  /** Where the edge sends requests: a domain mapping's CNAME target. */
  readonly origin: string;
  /** Path that answers 200 without the secret header and without a login. */
  readonly healthPath: string;
  /** Sensitive variable with the value of the secret header. */
  readonly originVerifyToken: TerraformVariable;
  /**
   * The origin asks the edge for a certificate and checks it. Code Engine does not: it ends TLS itself.
   * @default false
   * @control CE-50
   */
  readonly originVerifiesEdge?: boolean;
}

/**
 * The protected route to an origin: health check, origin pool, global load balancer in proxy mode, a rate limit if the plan
 * supports it, and an edge function that adds the secret header, which shows the application that a request came through
 * the edge. Settings of the host come from the edge.
 *
 * @control CE-49
 * @control CE-50
 * @control CE-55
 * @control CE-56
 * @control CE-61
 */
export class ProtectedRoute extends Construct {
  readonly loadBalancer: CisGlobalLoadBalancer;

  /**
   * @throws FaultError ED001 when the host name is outside the edge's zone
   * @throws FaultError ED006 when the edge would present a certificate that the origin does not check
   * @throws FaultError ED008 when the edge has no certificate for the host name
   */
  constructor(scope: Construct, id: string, props: ProtectedRouteProps) {
    super(scope, id);
    const { edge, hostname, namedAt = this.node.path } = props;
    const host = edge.hostOf(hostname);
    const faults = routeFaults(namedAt, props, host);
    if (faults.length > 0) throw new FaultError(faults);
    Platform.of(this).claim("edge", hostWord(hostname), hostname, namedAt);
    this.loadBalancer = this.balance(props, host);
    this.addSecretHeader(props);
    if (edge.rateLimitRuleset !== undefined)
      new RateLimitRule(this, "rate-limit", {
        ...host.rateLimit,
        crn: edge.crn,
        zoneId: edge.zoneId,
        rulesetId: edge.rateLimitRuleset,
        hostname,
      });
    if (host.originPull) new OriginPull(this, "origin-pull", { edge, hostname });
    Platform.of(this).artefacts.push({
      stack: TerraformStack.of(this).node.id,
      file: `runbooks/${hostname}-tls-probe.sh`,
      template: "edge/tls-probe.sh",
      data: { hostname, floor13: edge.minimumTls === "1.3", suites: cipherSuites.map(({ name }) => name) },
      controls: ["CE-40", ...cipherSuites.map(({ control }) => control)],
    });
  }

  /** Health check, pools and load balancer. */
  private balance({ edge, hostname, origin, healthPath }: ProtectedRouteProps, host: HostProps): CisGlobalLoadBalancer {
    const platform = Platform.of(this);
    const provider = RampartStack.of(this).publicApi;
    const name = hostWord(hostname);
    const healthCheck = new CisHealthcheck(this, "health-check", {
      cisId: edge.crn,
      provider,
      description: hostname,
      type: "https",
      port: 443,
      method: "GET",
      path: healthPath,
      expectedCodes: "200",
      expectedBody: "",
      interval: 60,
      timeout: 5,
      retries: 2,
      followRedirects: false,
      allowInsecure: false,
      // Code Engine routes by host: without the header the check would reach nobody. "Host" with a capital, or it fails.
      headers: [{ header: "Host", values: [hostname] }],
    });
    const context = {
      crn: edge.crn,
      monitor: healthCheck.monitorId,
      checkRegions: host.checkRegions ?? [regions[platform.region].checkRegion],
      notify: edge.recipients[0],
    };
    const own = { origins: { [platform.region]: { address: origin } } };
    const pool = originPool(this, "origin-pool", { ...context, name }, own);
    const others = new Map(
      Object.entries(host.pools ?? {}).map(([key, props]) => [
        key,
        originPool(this, `origin-pool-${key}`, { ...context, name: `${name}-${key}` }, props).id,
      ]),
    );
    // No ttl: it conflicts with proxied, and the service chooses it.
    return new CisGlobalLoadBalancer(this, "load-balancer", {
      cisId: edge.crn,
      domainId: edge.zoneId,
      provider,
      name: hostname,
      enabled: true,
      proxied: true,
      sessionAffinity: host.sessionAffinity ? "cookie" : "none",
      ...steer(pool.id, others, host),
    });
  }

  private addSecretHeader({ edge, hostname, originVerifyToken }: ProtectedRouteProps): void {
    const zone = { cisId: edge.crn, domainId: edge.zoneId, provider: RampartStack.of(this).publicApi };
    const action = new CisEdgeFunctionsAction(this, "origin-verify", {
      ...zone,
      actionName: `${hostWord(hostname)}-origin-verify`,
      script: secretHeaderScript(originVerifyToken),
      // Another host gives it another name: the trigger must run the new one before the old one goes.
      lifecycle: { createBeforeDestroy: true },
    });
    new CisEdgeFunctionsTrigger(this, "origin-verify-trigger", {
      ...zone,
      actionName: action.actionName,
      patternUrl: `${hostname}/*`,
    });
  }
}

function routeFaults(
  path: string,
  { hostname, edge, originVerifiesEdge }: ProtectedRouteProps,
  host: HostProps,
): Fault[] {
  if (!isBelow(hostname, edge.zone)) return [outside(path, hostname, edge.zone)];
  return [
    ...(host.originPull && !originVerifiesEdge
      ? [
          {
            code: "ED006",
            message: `the origin of ${hostname} does not verify the edge's client certificate`,
            place: { path: pathBelow("edge", "hosts", hostname, "originPull") },
            expected: "an origin that terminates TLS itself and verifies client certificates",
            got: "originPull: true",
            fix: "Remove originPull: the secret header already shows the application that a request came through the edge.",
          },
        ]
      : []),
    ...(isCovered(hostname, edge.zone, edge.certificateHosts)
      ? []
      : [
          {
            code: "ED008",
            message: `no edge certificate covers ${hostname}`,
            place: { path },
            expected: `${edge.zone}, one level below it, or a name in edge.certificate.hosts`,
            got: hostname,
            fix: `Add the host name: certificate: { hosts: [${edge.zone}, ${hostname}] }.`,
          },
        ]),
  ];
}

/** The edge function. The token comes from a sensitive variable; it lies in the state, as every argument does. */
function secretHeaderScript(token: TerraformVariable): string {
  return [
    'addEventListener("fetch", (event) => {',
    "  const request = new Request(event.request);",
    `  request.headers.set("${originVerifyHeader}", \${jsonencode(${token.fqn})});`,
    "  event.respondWith(fetch(request));",
    "});",
    "",
  ].join("\n");
}
