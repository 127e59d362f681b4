import { CodeEngineConfigMap } from "@cdktf/provider-ibm/lib/code-engine-config-map";
import { CodeEngineJob } from "@cdktf/provider-ibm/lib/code-engine-job";
import { Construct } from "constructs";
import { Platform } from "../../../platform/platform";
import { WorkloadIdentity } from "../../access";
import { EventNotifications } from "../../events";
import { Secrets } from "../../secrets";
import { rotationCode, rotationFile } from "./code";

/** One certificate, and the TLS secret that it goes into. */
export interface RotatedCertificate {
  readonly hostname: string;
  /** Target of the domain mapping: it shows the certificate. The host name itself shows the edge's. */
  readonly origin: string;
  /** Name of the TLS secret in the project. */
  readonly secret: string;
  /** Id of the certificate in Secrets Manager. */
  readonly certificate: string;
}

/** What a blueprint says of the rotation. */
export interface RotationProps {
  /**
   * Container image of the rotation job, pinned by digest, with Node 20 or newer; the job's code is mounted into it.
   * @control CE-36
   * @control CE-39
   * @example private.de.icr.io/storefront/node:20.20.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
   */
  readonly image: string;
  /**
   * True makes the job verify which certificate the origin serves after the rotation. The job must be able to reach Code
   * Engine's public ingress.
   * @default - true with `outbound: open`, otherwise false
   * @example true
   */
  readonly verify?: boolean;
}

export interface TlsRotationProps extends RotationProps {
  readonly project: { readonly id: string; readonly crn: string };
  /** Name of the secret that pulls the image. */
  readonly pullSecret: string;
  /** Name of the system, whose secret group holds the certificates. */
  readonly system: string;
  readonly certificates: readonly RotatedCertificate[];
}

const jobName = "rotate-tls";

/**
 * A job that copies renewed certificates from Secrets Manager into the project's TLS secrets, and verifies that they are served.
 *
 * Its code is in a config map, so any image with Node works. It authenticates with its own trusted profile, which may read
 * the system's secret group and write to this project: no API key is stored anywhere.
 *
 * @control CE-36
 * @control CE-39
 */
export class TlsRotation extends Construct {
  readonly resource: CodeEngineJob;

  constructor(scope: Construct, id: string, props: TlsRotationProps) {
    super(scope, id);
    const { project, system } = props;
    const { region } = Platform.of(this);
    const secrets = Secrets.of(this);
    const code = new CodeEngineConfigMap(this, "code", {
      projectId: project.id,
      name: jobName,
      data: { [rotationFile]: rotationCode() },
    });
    const identity = new WorkloadIdentity(this, "identity", {
      name: `${system}-${jobName}`,
      project,
      component: { type: "job", name: jobName },
      policies: [
        {
          service: "secrets-manager",
          instance: secrets.instance,
          resourceType: "secret-group",
          resource: secrets.group(system),
          roles: ["SecretsReader"],
        },
        { service: "codeengine", instance: project.id, roles: ["Writer"] },
      ],
    });
    const environment: Readonly<Record<string, string>> = {
      CERTIFICATES: JSON.stringify(certificateList(props)),
      CERTIFICATE_STORE_URL: `https://${secrets.instance}.private.${secrets.region}.secrets-manager.appdomain.cloud`,
      CODE_ENGINE_URL: `https://api.private.${region}.codeengine.cloud.ibm.com`,
      IAM_URL: "https://private.iam.cloud.ibm.com",
      PROJECT_ID: project.id,
      TRUSTED_PROFILE: identity.resource.name,
    };
    this.resource = new CodeEngineJob(this, "Default", {
      projectId: project.id,
      name: jobName,
      imageReference: props.image,
      imageSecret: props.pullSecret,
      runMode: "task",
      runCommands: ["node", "/rotation/rotate.mjs"],
      runVolumeMounts: [{ type: "config_map", reference: code.name, mountPath: "/rotation", readOnly: true }],
      runEnvVariables: Object.entries(environment).map(([name, value]) => ({ type: "literal", name, value })),
      runAsUser: 1001,
      runServiceAccount: "none",
      runComputeResourceTokenEnabled: true,
      scaleArraySpec: "0",
      scaleCpuLimit: "0.25",
      scaleMemoryLimit: "1G",
      scaleMaxExecutionTime: 3600,
      // The job has tried everything several times. One more run leaves alone what is right; 0 never reaches the service, which takes 3.
      scaleRetryLimit: 1,
    });
    // The day is the net below the event: an event that is lost is made good in 24 hours.
    const events = EventNotifications.of(this);
    const started = { name: `${system}-${jobName}`, project, job: this.resource.name };
    events.schedule(this, "daily", { ...started, cron: "0 3 * * *" });
    events.onSecretRotation(this, "on-renewal", started);
  }
}

/** By host name; the origin is left out where nobody is to look at it. */
function certificateList({ certificates, verify }: TlsRotationProps): object[] {
  return [...certificates]
    .sort((a, b) => (a.hostname < b.hostname ? -1 : 1))
    .map(({ origin, ...rest }) => (verify ? { ...rest, origin } : rest));
}
