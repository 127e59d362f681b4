import { CodeEngineBuild } from "@cdktf/provider-ibm/lib/code-engine-build";
import { Construct } from "constructs";
import { literal } from "../../terraform/template";
import { sorted } from "./component";
import { parseKey } from "./component-environment";
import { registryOf } from "./image";
import type { Project } from "./project";

export interface BuildProps {
  /**
   * SSH URL of the private Git repository.
   * @control CE-23
   * @example git@github.com:acme/storefront.git
   */
  readonly repository: string;
  /**
   * Commit to build, as 40 hex digits. Branches and tags are not accepted, because they can move.
   * @control CE-23
   * @example 0123456789abcdef0123456789abcdef01234567
   */
  readonly commit: string;
  /**
   * Name in `secrets` of the `ssh_auth` secret whose deploy key can read this one repository.
   * @control CE-23
   * @example git
   */
  readonly secret: string;
  /**
   * Container image that the build pushes, with a version or commit tag that is never reused.
   * @control CE-24
   * @example private.de.icr.io/storefront/web:1.4.3
   */
  readonly image: string;
  /**
   * How the image is built: from a Dockerfile or with Cloud Native Buildpacks.
   * @default "dockerfile"
   * @example buildpacks
   */
  readonly strategy?: "dockerfile" | "buildpacks";
  /**
   * Size of a build run, which sets its CPU, memory and disk.
   * @default "medium"
   * @example large
   */
  readonly size?: "small" | "medium" | "large" | "xlarge" | "xxlarge";
  /**
   * Directory of the repository that is built.
   * @default - the root of the repository
   * @example web
   */
  readonly context?: string;
  /**
   * Path of the Dockerfile, relative to `context`.
   * @default "Dockerfile"
   * @example Dockerfile.web
   */
  readonly dockerfile?: string;
  /**
   * Timeout of a build run in seconds, 1 to 3600.
   * @default 600
   * @example 900
   */
  readonly timeout?: number;
  /**
   * Build arguments with literal values. They stay readable in the image history, so they must not hold secrets.
   * @default - none
   * @control CE-24
   * @example { RELEASE: "1.4.3" }
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Build arguments whose values come from secrets of the project, written `<secret>.<key>`.
   * @default - none
   * @control CE-24
   * @example { NPM_AUTH: shop-npm.token }
   */
  readonly secrets?: Readonly<Record<string, string>>;
}

/**
 * The definition of a build, which turns a pinned commit of a private repository into an image in Container Registry. Terraform
 * before 1.14 cannot run it; a script does.
 *
 * @control CE-23
 * @control CE-24
 */
export class Build extends Construct {
  readonly resource: CodeEngineBuild;

  constructor(
    scope: Construct,
    id: string,
    { project, name }: { readonly project: Project; readonly name: string },
    props: BuildProps,
  ) {
    super(scope, id);
    const parameters = [
      ...sorted(props.parameters).map(([parameter, value]) => ({
        type: "literal",
        name: parameter,
        value: literal(value),
      })),
      ...sorted(props.secrets).map(([parameter, source]) => {
        const { secret, key } = parseKey(source);
        return { type: "secret_key_reference", name: parameter, reference: project.secretName(secret), key };
      }),
    ];
    this.resource = new CodeEngineBuild(this, "Default", {
      projectId: project.id,
      name,
      sourceType: "git",
      sourceUrl: props.repository,
      sourceRevision: props.commit,
      sourceSecret: project.secretName(props.secret),
      sourceContextDir: props.context,
      strategyType: props.strategy ?? "dockerfile",
      strategySize: props.size ?? "medium",
      strategySpecFile: props.dockerfile,
      timeout: props.timeout ?? 600,
      outputImage: props.image,
      outputSecret: project.pushSecret(registryOf(props.image)),
      ...(parameters.length > 0 ? { runBuildParams: parameters } : {}),
    });
  }
}
