import { CodeEngineConfigMap } from "@cdktf/provider-ibm/lib/code-engine-config-map";
import { CodeEnginePersistentDataStore } from "@cdktf/provider-ibm/lib/code-engine-persistent-data-store";
import { CodeEngineProject as ProjectResource } from "@cdktf/provider-ibm/lib/code-engine-project";
import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import type { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { sensitiveVariable, type VariableSource } from "../../platform/variable";
import { literal } from "../../terraform/template";
import { sorted } from "./component";
import { Outbound, type OutboundAllowList } from "./outbound";
import { closeProject, type ProjectCallers } from "./project-access";
import { ProjectSecret, type ProjectSecretProps, variableName } from "./project-secret";

/** A registry of one's own, beside Container Registry. */
export interface RegistryProps {
  /**
   * Host name of the registry, with the port if it is not 443. Its images are pulled with a separate secret.
   * @control CE-22
   * @example registry.example.com
   */
  readonly server: string;
  /**
   * User name of the robot account that pulls images.
   * @default - a sensitive variable of the stack
   * @example storefront-pull
   */
  readonly username?: string;
}

/** A bucket that containers mount. */
export interface StoreProps {
  /**
   * Globally unique name of the Object Storage bucket to mount.
   * @example storefront-uploads
   */
  readonly bucket: string;
  /**
   * Location of the bucket: a region, or a cross-region location such as `eu`.
   * @default - the platform's region
   * @example eu
   */
  readonly location?: string;
  /**
   * Name in `secrets` of the `hmac_auth` secret whose key pair gives access to the bucket.
   * @control CE-28
   * @example bucket
   */
  readonly secret: string;
}

/** What a project holds for its components. */
export interface ProjectContents {
  /**
   * Credentials of the project by name. The blueprint holds no values: each comes from a sensitive variable or from
   * Secrets Manager.
   * @default - none
   * @control CE-25
   * @example
   * shop-db: { format: generic, keys: [password] }
   * git:
   *   format: ssh_auth
   *   knownHosts: github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
   */
  readonly secrets?: Readonly<Record<string, ProjectSecretProps>>;
  /**
   * Config maps by name: key-value settings, without secrets.
   * @default - none
   * @control CE-27
   * @example { settings: { LOG_LEVEL: info, RELEASE: "1.4.2" } }
   */
  readonly config?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * Object Storage buckets that components can mount, by the name that `mounts` refers to.
   * @default - none
   * @example { uploads: { bucket: storefront-uploads, secret: bucket } }
   */
  readonly stores?: Readonly<Record<string, StoreProps>>;
  /**
   * Your own container registries, by name. Images may come only from these and from Container Registry.
   * @default - none
   * @control CE-22
   * @example { partner: { server: registry.example.com, username: storefront-pull } }
   */
  readonly registries?: Readonly<Record<string, RegistryProps>>;
  /**
   * Outbound traffic: an allowlist of networks, or `open` for everything, which needs a waiver.
   * @default - only the project itself and private endpoints of IBM Cloud
   * @control CE-11
   * @example { allow: [140.82.112.0/20] }
   */
  readonly outbound?: OutboundAllowList | "open";
}

export interface ProjectProps extends ProjectContents {
  /** Name of the system, the second part of the project's name. */
  readonly system: string;
  /** Services that call the project's API, besides people and the runner. */
  readonly callers: ProjectCallers;
}

/**
 * A Code Engine project in an explicit resource group, with the resources that its components share.
 *
 * Changing its name or resource group destroys it with everything in it: the provider has no update. The name of a destroyed
 * project stays reserved for seven days.
 *
 * @control CE-03
 * @control CE-19
 */
export class Project extends Construct {
  readonly resource: ProjectResource;
  readonly configMaps: ReadonlyMap<string, CodeEngineConfigMap>;
  readonly stores: ReadonlyMap<string, CodeEnginePersistentDataStore>;
  private readonly secrets: ReadonlyMap<string, ProjectSecret>;
  private readonly registries: ReadonlyMap<string, CodeEngineSecret>;
  private originVerify?: { readonly token: TerraformVariable; readonly secret: string };

  constructor(scope: Construct, id: string, props: ProjectProps) {
    super(scope, id);
    const platform = Platform.of(this);
    this.resource = new ProjectResource(this, "Default", {
      name: resourceName(this.node.path, 128, platform.name, props.system),
      resourceGroupId: platform.resourceGroupId(this),
    });
    closeProject(this, props.callers);
    const projectId = this.id;
    if (props.outbound !== "open") new Outbound(this, "outbound", { projectId, ...props.outbound });
    this.registries = new Map(
      sorted(props.registries).map(([name, { server, username }]) => [
        server,
        this.registrySecret(name, server, { username, variable: variableName(name, "password") }),
      ]),
    );
    this.secrets = new Map(
      sorted(props.secrets).map(([name, secret]) => [
        name,
        new ProjectSecret(this, `secret-${name}`, { projectId, name }, secret),
      ]),
    );
    this.configMaps = new Map(
      sorted(props.config).map(([name, data]) => [
        name,
        new CodeEngineConfigMap(this, `config-${name}`, {
          projectId,
          name,
          data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, literal(value)])),
        }),
      ]),
    );
    this.stores = new Map(
      sorted(props.stores).map(([name, { bucket, location, secret }]) => [
        name,
        new CodeEnginePersistentDataStore(this, `store-${name}`, {
          projectId,
          name,
          storageType: "object_storage",
          data: {
            bucketName: bucket,
            bucketLocation: location ?? platform.region,
            secretName: this.secretName(secret),
          },
        }),
      ]),
    );
  }

  /** GUID of the project. */
  get id(): string {
    return this.resource.projectId;
  }

  /** A secret of the blueprint, as a reference to its name. */
  secretName(name: string): string {
    return this.secrets.get(name)?.resource.name ?? name;
  }

  /** Name of the secret that pulls images from a registry; Container Registry's is made on first use. */
  pullSecret(registry: string): string {
    return (this.registries.get(registry) ?? this.containerRegistrySecret("pull", registry)).name;
  }

  /** Name of the secret that pushes images to Container Registry: an identity of its own. @control CE-24 */
  pushSecret(registry: string): string {
    return this.containerRegistrySecret("push", registry).name;
  }

  private containerRegistrySecret(use: "pull" | "push", server: string): CodeEngineSecret {
    const name = `registry-${use}`;
    const may = use === "pull" ? "read images" : "read and write images";
    return (
      (this.node.tryFindChild(name) as CodeEngineSecret | undefined) ??
      this.registrySecret(name, server, {
        username: "iamapikey",
        variable: `registry_${use}_apikey`,
        description: `API key of the service ID that may ${may} at ${server}`,
        from: keySource(Platform.of(this), use, server),
      })
    );
  }

  private registrySecret(
    name: string,
    server: string,
    { username, variable, description = `Access token at ${server}`, from }: RegistryLogin,
  ): CodeEngineSecret {
    const issued = (file: string): VariableSource => ({
      kind: "person",
      how: `Create a robot account at \`${server}\` that can only read the images, with an access token`,
      file: `${name}-${file}.txt`,
      form: "text",
    });
    const user =
      username ??
      sensitiveVariable(this, variableName(name, "username"), issued("user"), `User at ${server}`).stringValue;
    const password = sensitiveVariable(this, variable, from ?? issued("token"), description).stringValue;
    const data = { server, username: user, password };
    return new CodeEngineSecret(this, name, { projectId: this.id, name, format: "registry", data });
  }

  /** The token that the edge adds to each request, and the secret that hands it to the applications. */
  get originVerification(): { readonly token: TerraformVariable; readonly secret: string } {
    this.originVerify ??= this.makeOriginVerification();
    return this.originVerify;
  }

  private makeOriginVerification() {
    const token = sensitiveVariable(
      this,
      "origin_verify_token",
      { kind: "command", command: "openssl rand -hex 32" },
      "Value of the X-Origin-Verify header",
      { shortest: 32 },
    );
    const secret = new CodeEngineSecret(this, "origin-verify", {
      projectId: this.id,
      name: "origin-verify",
      format: "generic",
      data: { ORIGIN_VERIFY_TOKEN: token.stringValue },
    });
    return { token, secret: secret.name };
  }
}

/** The script of the platform's registry makes the keys of its identities; without one, the namespace is another team's. */
function keySource(platform: Platform, use: "pull" | "push", server: string): VariableSource {
  const { node } = platform.foundations;
  if (platform.find("registry"))
    return { kind: "script", stack: node.id, script: "runbooks/registry-keys.sh", file: "registry-keys.env" };
  const roles = use === "pull" ? "the role Reader" : "the roles Reader and Writer";
  return {
    kind: "person",
    how: `The owner of the namespace at \`${server}\` creates a service ID with ${roles} on that namespace only, and an API key of it`,
    file: `registry-${use}.apikey`,
    form: "text",
  };
}

interface RegistryLogin {
  readonly username: string | undefined;
  readonly variable: string;
  readonly description?: string;
  /** @default - whoever runs the registry issues it */
  readonly from?: VariableSource;
}
