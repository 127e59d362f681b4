import { DataIbmIamAuthorizationPolicies } from "@cdktf/provider-ibm/lib/data-ibm-iam-authorization-policies";
import { IamAuthorizationPolicy } from "@cdktf/provider-ibm/lib/iam-authorization-policy";
import { TimeProvider } from "@cdktf/provider-time/lib/provider";
import { Sleep } from "@cdktf/provider-time/lib/sleep";
import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { policyCondition } from "../terraform/authorization-check";
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
  /** The one instance that is acted on, or one bucket or root key in it. */
  readonly target: {
    readonly service: string;
    readonly instance: string;
    /** Name of the bucket. @default - no bucket */
    readonly bucket?: string;
    /** Id of the root key. @default - no key */
    readonly key?: string;
  };
  readonly roles: readonly string[];
}

/**
 * A service-to-service authorization policy, and the wait until it takes effect. Where another owner in the account manages it
 * (`existing: { …, authorized: true }`), Terraform checks that it exists instead.
 *
 * IAM policies are eventually consistent: a resource that needs one and is created in the same second fails now and then
 * (terraform-provider-ibm issues 4478 and 4413). Depend on `ready`, not on the policy.
 *
 * @control IA-01
 */
export class Authorization extends Construct {
  /** The policy; undefined when another owner in the account manages it. */
  readonly resource?: IamAuthorizationPolicy;
  /** Put this into the `dependsOn` of every resource that needs the authorization. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AuthorizationProps) {
    super(scope, id);
    if (this.isForeign(props)) {
      this.ready = this.check(props);
      return;
    }
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

  /** Another owner manages every policy on the target, or the one that connects two existing instances as a whole. */
  private isForeign({ source, target: { instance, bucket, key } }: AuthorizationProps): boolean {
    const platform = Platform.of(this);
    if (platform.isAuthorized(instance)) return true;
    const whole = bucket === undefined && key === undefined;
    return whole && source.instance !== undefined && platform.isConnected(source.instance, instance);
  }

  /** It asks for the whole instance: a bucket or key that is created here, another owner cannot name. */
  private check({ source, target, roles }: AuthorizationProps): DataIbmIamAuthorizationPolicies {
    const acting = source.resourceType === undefined ? source.service : `${source.service} (${source.resourceType})`;
    const condition = policyCondition({ source, target, roles });
    const make = () =>
      new DataIbmIamAuthorizationPolicies(this, "check", {
        lifecycle: {
          postcondition: [
            {
              condition,
              errorMessage: `No authorization policy lets ${acting} act on ${target.service} ${target.instance} as ${roles.join(" and ")}. Ask its owner to create the policy, or remove authorized from the blueprint.`,
            },
          ],
        },
      });
    // Several may need the same policy: one check in a stack is enough.
    return Platform.of(this).once(`authorization:${TerraformStack.of(this).node.id}:${condition}`, make);
  }

  /** The provider takes an instance as an argument, and anything narrower as a list of attributes. */
  private target({ service, instance, bucket, key }: AuthorizationProps["target"]) {
    const part = bucket !== undefined ? ["bucket", bucket] : key !== undefined ? ["key", key] : undefined;
    if (part === undefined) return { targetServiceName: service, targetResourceInstanceId: instance };
    const [resourceType = "", resource = ""] = part;
    const attributes = {
      accountId: Platform.of(this).accountId(this),
      serviceName: service,
      serviceInstance: instance,
      resourceType,
      resource,
    };
    return { resourceAttributes: Object.entries(attributes).map(([name, value]) => ({ name, value })) };
  }
}

function ensureTimeProvider(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (!stack.node.tryFindChild("time")) new TimeProvider(stack, "time");
}
