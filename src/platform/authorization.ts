import { IamAuthorizationPolicy } from "@cdktf/provider-ibm/lib/iam-authorization-policy";
import { TimeProvider } from "@cdktf/provider-time/lib/provider";
import { Sleep } from "@cdktf/provider-time/lib/sleep";
import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Platform } from "./platform";

export interface AuthorizationProps {
  /** The service that acts, and as little of it as can be named before it exists. */
  readonly source: {
    readonly service: string;
    /** Part of the service that acts, where it has parts: `flow-log-collector` of `is`. @default - the whole service */
    readonly resourceType?: string;
    /** GUID of the one instance. @default - every instance in `resourceGroup` */
    readonly instance?: string;
    /**
     * Id of the resource group, for a source that does not exist yet.
     * @default - none: for services that have no instances, such as Activity Tracker
     */
    readonly resourceGroup?: string;
  };
  /** The one instance that is acted on, or one bucket in it. */
  readonly target: { readonly service: string; readonly instance: string; readonly bucket?: string };
  readonly roles: readonly string[];
}

/**
 * A service-to-service authorization policy, and the wait until it takes effect.
 *
 * IAM policies are eventually consistent: a resource that needs one and is created in the same second fails now and then
 * (terraform-provider-ibm issues 4478 and 4413). Depend on `ready`, not on the policy.
 *
 * @control IA-01
 */
export class Authorization extends Construct {
  readonly resource: IamAuthorizationPolicy;
  /** Put this into the `dependsOn` of every resource that needs the authorization. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AuthorizationProps) {
    super(scope, id);
    this.resource = new IamAuthorizationPolicy(this, "policy", {
      sourceServiceName: props.source.service,
      sourceResourceType: props.source.resourceType,
      sourceResourceInstanceId: props.source.instance,
      sourceResourceGroupId: props.source.instance === undefined ? props.source.resourceGroup : undefined,
      ...this.target(props.target),
      roles: [...props.roles],
      // Every argument forces a new policy: the new one must exist before the old one goes, or what it protects fails.
      lifecycle: { createBeforeDestroy: true },
    });
    ensureTimeProvider(this);
    this.ready = new Sleep(this, "wait", {
      createDuration: "30s",
      triggers: { policy: this.resource.id },
    });
  }

  /** The provider takes an instance as an argument, and anything narrower as a list of attributes. */
  private target({ service, instance, bucket }: AuthorizationProps["target"]) {
    if (bucket === undefined) return { targetServiceName: service, targetResourceInstanceId: instance };
    const attributes = {
      accountId: Platform.of(this).accountId(this),
      serviceName: service,
      serviceInstance: instance,
      resourceType: "bucket",
      resource: bucket,
    };
    return { resourceAttributes: Object.entries(attributes).map(([name, value]) => ({ name, value })) };
  }
}

function ensureTimeProvider(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (!stack.node.tryFindChild("time")) new TimeProvider(stack, "time");
}
