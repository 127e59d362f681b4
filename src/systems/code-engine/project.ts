import { CodeEngineProject as ProjectResource } from "@cdktf/provider-ibm/lib/code-engine-project";
import { CodeEngineSecret } from "@cdktf/provider-ibm/lib/code-engine-secret";
import { TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../core/platform";
import { Access, Restrictions } from "../access";

export interface ProjectProps {
  /** Name of the system, the second part of the project's name. */
  readonly system: string;
  /** Host of the private registry that images are pulled from, for example `private.de.icr.io`. */
  readonly registry: string;
}

/**
 * A Code Engine project in a resource group that is named, with the secret that pulls images.
 *
 * Changing its name or resource group destroys it and all that is in it: the provider has no update. A destroyed project
 * keeps its name for seven days.
 *
 * @control CE-03
 * @control CE-19
 */
export class Project extends Construct {
  readonly resource: ProjectResource;
  /** Name of the secret that pulls images. */
  readonly pullSecret: string;
  private originVerify?: { readonly token: TerraformVariable; readonly secret: string };

  constructor(scope: Construct, id: string, { system, registry }: ProjectProps) {
    super(scope, id);
    const platform = Platform.of(this);
    this.resource = new ProjectResource(this, "Default", {
      name: resourceName(this.node.path, 128, platform.name, system),
      resourceGroupId: platform.resourceGroupId(this),
    });
    Access.of(this).grant(this, "access", {
      service: "codeengine",
      instance: this.id,
      roles: {
        // A reader sees the project's secrets: people who only look get no service role.
        viewer: ["Viewer"],
        deployer: ["Viewer", "Writer"],
        operator: ["Operator"],
        administrator: ["Administrator", "Manager"],
        "break-glass": ["Administrator", "Manager"],
      },
    });
    Restrictions.of(this).restrict(this, "restriction", {
      service: "codeengine",
      instance: this.id,
      apiTypes: ["control-plane", "platform"],
      from: "operators",
    });
    const apiKey = this.sensitive(
      "registry_pull_apikey",
      `API key of the service ID that may read images at ${registry}`,
    );
    this.pullSecret = new CodeEngineSecret(this, "registry-pull", {
      projectId: this.id,
      name: "registry-pull",
      format: "registry",
      data: { server: registry, username: "iamapikey", password: apiKey.stringValue },
    }).name;
  }

  /** GUID of the project. */
  get id(): string {
    return this.resource.projectId;
  }

  /** The token that the edge adds to each request, and the secret that hands it to the applications. */
  get originVerification(): { readonly token: TerraformVariable; readonly secret: string } {
    this.originVerify ??= this.makeOriginVerification();
    return this.originVerify;
  }

  private makeOriginVerification() {
    const token = this.sensitive("origin_verify_token", "Value of the X-Origin-Verify header, 32 characters or more");
    token.addOverride("validation", [
      {
        condition: "${length(var.origin_verify_token) >= 32}",
        error_message: "origin_verify_token must have 32 characters or more: openssl rand -hex 32",
      },
    ]);
    const secret = new CodeEngineSecret(this, "origin-verify", {
      projectId: this.id,
      name: "origin-verify",
      format: "generic",
      data: { ORIGIN_VERIFY_TOKEN: token.stringValue },
    });
    return { token, secret: secret.name };
  }

  private sensitive(name: string, description: string): TerraformVariable {
    return new TerraformVariable(TerraformStack.of(this), name, {
      type: "string",
      sensitive: true,
      nullable: false,
      description: `${description}. It lands in this stack's state.`,
    });
  }
}
