import { CodeEngineDomainMapping } from "@cdktf/provider-ibm/lib/code-engine-domain-mapping";
import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import { Construct } from "constructs";
import { type Edge, ProtectedRoute } from "../edge";
import { CertificateAuthority, PublicCertificate } from "../secrets";
import type { App } from "./app";
import type { Project } from "./project";

export interface PublicRouteProps {
  readonly edge: Edge;
  readonly project: Project;
  readonly app: App;
  /** Name of the system, whose secret group holds the certificate. */
  readonly system: string;
  readonly hostname: string;
}

/**
 * The whole way from a host name to an application: certificate, custom domain mapping, and the guarded route through
 * the edge. There is no half of it: the parts are of no use, or of harm, alone.
 *
 * @control CE-49
 * @control CE-52
 */
export class PublicRoute extends Construct {
  constructor(scope: Construct, id: string, { edge, project, app, system, hostname }: PublicRouteProps) {
    super(scope, id);
    const certificate = new PublicCertificate(this, "certificate", {
      authority: CertificateAuthority.of(this, edge),
      hostname,
      system,
    });
    // One name for good: a renewed certificate goes into the same secret.
    const tls = new CodeEngineSecret(this, "tls", {
      projectId: project.id,
      name: `${app.name}-tls`,
      format: "tls",
      data: { tls_cert: certificate.chain, tls_key: certificate.privateKey },
    });
    const mapping = new CodeEngineDomainMapping(this, "domain-mapping", {
      projectId: project.id,
      name: hostname,
      tlsSecret: tls.name,
      component: { name: app.resource.name, resourceType: "app_v2" },
    });
    new ProtectedRoute(this, "edge", {
      edge,
      hostname,
      origin: mapping.cnameTarget,
      healthPath: app.healthPath,
      originVerifyToken: project.originVerification.token,
    });
  }
}
