import { CodeEngineFunction } from "@cdktf/provider-ibm/lib/code-engine-function";
import { Construct } from "constructs";
import type { Authentication } from "../app-id";
import { type ComponentContext, verification } from "./app";
import { authentication } from "./authentication";
import {
  type Callable,
  type ComponentProps,
  managedDomainMappings,
  type PublicProps,
  type Visibility,
} from "./component";
import { environment } from "./component-environment";
import { registryOf } from "./image";

export interface FunctionProps extends ComponentProps, PublicProps {
  /** Managed runtime that IBM maintains, such as `nodejs-24` or `python-3.13`: `data/runtimes.json`. @control CX-01 */
  readonly runtime: string;
  /** Code bundle by digest from the private registry. @default - `code` @control CE-20 */
  readonly image?: string;
  /** The code itself, without secrets: at most 100 KB in base64. @default - `image` */
  readonly code?: string;
  /** Name of the function in the code. @default "main" */
  readonly main?: string;
  /** Path that answers 200 to the edge, without the secret header. @default "/healthz" */
  readonly health?: string;
  /** Who may call it: the project, or the operators' networks by private endpoint too. @default "project" @control CE-18 */
  readonly visibility?: Visibility;
  /** Requests that an instance takes at a time, 1 to 100. @default 1 */
  readonly concurrency?: number;
  /** Seconds for which an idle instance is kept, 0 to 600. @default 1 */
  readonly scaleDownDelay?: number;
  /** Seconds until a call is given up, 1 to 120. @default 60 @control CE-48 */
  readonly timeout?: number;
}

/** Code in the form that the API takes inside a reference. */
export function inlineCode(code: string): string {
  return `data:text/plain;base64,${Buffer.from(code, "utf8").toString("base64")}`;
}

/**
 * A function that nobody reaches but by the project's internal address, until a route is put in front of it. Functions have no
 * service account and no user to choose: provider ibm 2.5.0, ibm_code_engine_function.
 *
 * @control CE-16
 * @control CE-18
 */
export class ServerlessFunction extends Construct implements Callable {
  readonly resource: CodeEngineFunction;
  readonly resourceType = "function_v2";
  readonly name: string;
  readonly healthPath: string;
  readonly authentication: Authentication | undefined;

  constructor(
    scope: Construct,
    id: string,
    { project, name, callables, closed }: ComponentContext,
    props: FunctionProps,
  ) {
    super(scope, id);
    this.name = name;
    this.healthPath = props.health ?? "/healthz";
    this.authentication = authentication(this, project, name, props);
    const variables = [
      ...environment(project, props, callables),
      ...verification(project, props),
      ...(this.authentication?.environment ?? []),
    ];
    this.resource = new CodeEngineFunction(this, "Default", {
      projectId: project.id,
      ...(closed === undefined ? {} : { dependsOn: [closed] }),
      name,
      runtime: props.runtime,
      codeMain: props.main,
      codeReference: props.image ?? inlineCode(props.code ?? ""),
      codeSecret: props.image === undefined ? undefined : project.pullSecret(registryOf(props.image)),
      managedDomainMappings: managedDomainMappings(props.visibility),
      runComputeResourceTokenEnabled: false,
      ...(variables.length > 0 ? { runEnvVariables: variables } : {}),
      scaleConcurrency: props.concurrency ?? 1,
      scaleDownDelay: props.scaleDownDelay ?? 1,
      scaleCpuLimit: String(props.cpu ?? 1),
      scaleMemoryLimit: props.memory ?? "4G",
      scaleMaxExecutionTime: props.timeout ?? 60,
    });
  }
}
