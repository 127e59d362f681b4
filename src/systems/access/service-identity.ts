import { IamServiceId } from "@cdktf/provider-ibm/lib/iam-service-id";
import { IamServicePolicy } from "@cdktf/provider-ibm/lib/iam-service-policy";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { type IdentityPolicy, policyResources } from "./scoped-policy";

export interface ServiceIdentityProps {
  /** Name after the platform's. */
  readonly name: string;
  /** What it is for: the first thing that a reviewer asks. */
  readonly description: string;
  /** What it may do; each names one instance. */
  readonly policies: readonly IdentityPolicy[];
}

/**
 * A service ID with narrow policies, for what cannot use a trusted profile. Its API key is never made in Terraform, whose state
 * would hold it in clear: Secrets Manager or a person makes it.
 *
 * @control CE-66
 */
export class ServiceIdentity extends Construct {
  readonly resource: IamServiceId;
  /** Name, plain text: scripts and runbooks may say it. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: ServiceIdentityProps) {
    super(scope, id);
    this.name = resourceName(this.node.path, 100, Platform.of(this).name, props.name);
    this.resource = new IamServiceId(this, "Default", {
      name: this.name,
      description: props.description,
    });
    props.policies.forEach((policy, index) => {
      new IamServicePolicy(this, `policy-${index}`, {
        iamId: this.iamId,
        roles: [...policy.roles],
        resources: policyResources(policy),
      });
    });
  }

  /** Id of the identity in policies, `iam-ServiceId-…`. */
  get iamId(): string {
    return this.resource.iamId;
  }

  /** Id of the service ID, `ServiceId-…`. */
  get id(): string {
    return this.resource.id;
  }
}
