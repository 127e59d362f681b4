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
  /**
   * Managed language runtime, such as `nodejs-24` or `python-3.13`. A runtime past its end of life is a violation.
   * @control CX-01
   * @example nodejs-24
   */
  readonly runtime: string;
  /**
   * Code bundle with tag and digest, from Container Registry's private endpoint.
   * @default - none: the source is in `code`
   * @control CE-20
   * @example private.de.icr.io/storefront/resize:1.0.0@sha256:486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7
   */
  readonly image?: string;
  /**
   * Inline source code of the function, without secrets; at most 100 KB when base64-encoded.
   * @default - none: the code bundle is in `image`
   * @example "function main(params) { return { body: 'hello' } }"
   */
  readonly code?: string;
  /**
   * Entry point: the name of the function in the code to call.
   * @default "main"
   * @example handle
   */
  readonly main?: string;
  /**
   * Path that returns 200 to the edge's health check without the secret header.
   * @default "/healthz"
   * @example /up
   */
  readonly health?: string;
  /**
   * Who may call the function without a domain: components of the project only (`project`), or also the operators'
   * networks through the private endpoint (`private`).
   * @default "project"
   * @control CE-18
   * @example private
   */
  readonly visibility?: Visibility;
  /**
   * Concurrent requests per instance, 1 to 100.
   * @default 1
   * @example 10
   */
  readonly concurrency?: number;
  /**
   * Seconds that an idle instance keeps running before it is removed, 0 to 600.
   * @default 1
   * @example 60
   */
  readonly scaleDownDelay?: number;
  /**
   * Timeout of a call in seconds, 1 to 120.
   * @default 60
   * @control CE-48
   * @example 20
   */
  readonly timeout?: number;
}

/** Code in the form that the API takes inside a reference. */
export function inlineCode(code: string): string {
  return `data:text/plain;base64,${Buffer.from(code, "utf8").toString("base64")}`;
}

/**
 * A function that only answers on the project's internal address, until a route is put in front of it. Service account and
 * user cannot be set on functions: provider ibm 2.5.0, ibm_code_engine_function.
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
