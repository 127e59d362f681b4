import { CodeEngineDomainMapping } from "@cdktf/provider-ibm/lib/code-engine-domain-mapping";
import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import { TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Platform } from "../../platform/platform";
import { applicationArtefacts } from "../app-id";
import { type Edge, originVerifyHeader, ProtectedRoute } from "../edge";
import { CertificateAuthority, PublicCertificate } from "../secrets";
import type { Callable } from "./component";
import type { Project } from "./project";
import type { RotatedCertificate } from "./rotation";

export interface PublicRouteProps {
  readonly edge: Edge;
  readonly project: Project;
  /** The application or function that the host name leads to. */
  readonly app: Callable;
  /** Name of the system, whose secret group holds the certificate. */
  readonly system: string;
  readonly hostname: string;
  /** Where the host name is written, for messages. */
  readonly namedAt: string;
  /** A job renews the TLS secret, and Terraform leaves its data alone. @default false @control CE-36 */
  readonly rotated?: boolean;
}

/**
 * The complete route from a host name to an application: certificate, custom domain mapping, and the protected route
 * through the edge. The parts are always created together: alone they are useless or harmful.
 *
 * @control CE-49
 * @control CE-52
 */
export class PublicRoute extends Construct {
  /** What a job needs to renew the certificate. */
  readonly rotated: RotatedCertificate;

  constructor(scope: Construct, id: string, props: PublicRouteProps) {
    super(scope, id);
    const { edge, project, app, system, hostname } = props;
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
      // One owner: with both, each apply puts the old certificate back.
      ...(props.rotated ? { lifecycle: { ignoreChanges: ["data"] } } : {}),
    });
    const mapping = new CodeEngineDomainMapping(this, "domain-mapping", {
      projectId: project.id,
      name: hostname,
      tlsSecret: tls.name,
      component: { name: app.resource.name, resourceType: app.resourceType },
    });
    const output = new TerraformOutput(this, "cname-target", {
      value: mapping.cnameTarget,
      description: `Origin of ${hostname}, for bypass-test.sh`,
    });
    new ProtectedRoute(this, "edge", {
      edge,
      hostname,
      namedAt: props.namedAt,
      origin: mapping.cnameTarget,
      healthPath: app.healthPath,
      originVerifyToken: project.originVerification.token,
    });
    this.rotated = {
      hostname,
      origin: mapping.cnameTarget,
      secret: tls.name,
      certificate: certificate.resource.secretId,
    };
    this.addArtefacts(props, output.friendlyUniqueId);
  }

  /** What Terraform cannot do on this route. @control CE-50 @control CE-51 */
  private addArtefacts({ edge, app, system, hostname, rotated }: PublicRouteProps, output: string): void {
    const platform = Platform.of(this);
    const stack = TerraformStack.of(this).node.id;
    platform.artefacts.push(
      {
        stack,
        file: "runbooks/application.md",
        of: hostname,
        template: "code-engine/public-app.md",
        data: {
          app: app.name,
          header: originVerifyHeader,
          healthPath: app.healthPath,
          hostname,
          output,
          rotated: rotated === true,
          system,
          ownsZone: edge.ownsZone,
        },
      },
      {
        stack,
        file: `runbooks/${app.name}-bypass-test.sh`,
        template: "code-engine/bypass-test.sh",
        data: { hostname, output, path: "/" },
      },
      ...applicationArtefacts({
        stack,
        app: app.name,
        hostname,
        healthPath: app.healthPath,
        header: originVerifyHeader,
        authentication: app.authentication,
      }),
    );
  }
}
