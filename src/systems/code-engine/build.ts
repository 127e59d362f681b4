import { CodeEngineBuild } from "@cdktf/provider-ibm/lib/code-engine-build";
import { Construct } from "constructs";
import { literal } from "../../core/template";
import { sorted } from "./component";
import { parseKey } from "./component-environment";
import { registryOf } from "./image";
import type { Project } from "./project";

export interface BuildProps {
  /** Private repository by SSH: `git@github.com:acme/shop.git`. @control CE-23 */
  readonly repository: string;
  /** Commit that is built, 40 hex digits: a branch or tag can be moved. @control CE-23 */
  readonly commit: string;
  /** Secret of format `ssh_auth` with a deploy key that may read this one repository. @control CE-23 */
  readonly secret: string;
  /** Image that comes out, with a tag that stays: `private.de.icr.io/shop/web:1.4.3`. @control CE-24 */
  readonly image: string;
  /** @default "dockerfile" */
  readonly strategy?: "dockerfile" | "buildpacks";
  /** Resources of a build run. @default "medium" */
  readonly size?: "small" | "medium" | "large" | "xlarge" | "xxlarge";
  /** Folder of the repository that is built. @default - its root */
  readonly context?: string;
  /** Path of the Dockerfile below the context. @default "Dockerfile" */
  readonly dockerfile?: string;
  /** Seconds until a build run is given up, 1 to 3600. @default 600 */
  readonly timeout?: number;
  /** Build arguments, for values that are no secrets: they stay in the image's history. @default - none @control CE-24 */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Build arguments from secrets: argument → `<secret>.<key>`. @default - none @control CE-24 */
  readonly secrets?: Readonly<Record<string, string>>;
}

/**
 * The definition of a build: a pinned commit of a private repository becomes an image in Container Registry. Nothing in Terraform
 * before 1.14 runs it; a script does.
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
