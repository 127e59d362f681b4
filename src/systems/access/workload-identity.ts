import { IamTrustedProfile } from "@cdktf/provider-ibm/lib/iam-trusted-profile";
import { IamTrustedProfileLink } from "@cdktf/provider-ibm/lib/iam-trusted-profile-link";
import { IamTrustedProfilePolicy } from "@cdktf/provider-ibm/lib/iam-trusted-profile-policy";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import { type IdentityPolicy, policyResources } from "./scoped-policy";

export interface WorkloadIdentityProps {
  /** Name after the platform's, unique in the account. */
  readonly name: string;
  /** The Code Engine project of the component. */
  readonly project: { readonly id: string; readonly crn: string };
  /** The one component that may be this identity. */
  readonly component: { readonly type: "application" | "job" | "function"; readonly name: string };
  /** What it may do; each names one instance. */
  readonly policies: readonly IdentityPolicy[];
}

/**
 * A trusted profile that one component of a Code Engine project may use, with narrow policies: the component calls IBM Cloud
 * with a token of its own, and no API key is stored anywhere.
 *
 * The words of `component_type` are those that IBM's samples give the CLI (github.com/IBM/CodeEngine, cos-to-sql and gallery):
 * `application`, `job`, `function`. The provider hands them on as they are and names none (ibm 2.5.0,
 * resource_ibm_iam_trusted_profile_link.go). Unknown: whether IAM refuses a wrong word at apply, or only the component's token.
 *
 * @control CE-66
 */
export class WorkloadIdentity extends Construct {
  readonly resource: IamTrustedProfile;

  constructor(scope: Construct, id: string, { name, project, component, policies }: WorkloadIdentityProps) {
    super(scope, id);
    this.resource = new IamTrustedProfile(this, "Default", {
      name: resourceName(this.node.path, 100, Platform.of(this).name, name),
      description: `What the ${component.type} ${component.name} may do`,
    });
    new IamTrustedProfileLink(this, "link", {
      profileId: this.resource.profileId,
      crType: "CE",
      name: component.name,
      link: { crn: project.crn, componentType: component.type, componentName: component.name },
    });
    policies.forEach((policy, index) => {
      new IamTrustedProfilePolicy(this, `policy-${index}`, {
        iamId: this.iamId,
        roles: [...policy.roles],
        resources: policyResources(policy),
      });
    });
  }

  /** Id of the identity in policies, `iam-Profile-…`. */
  get iamId(): string {
    return this.resource.iamId;
  }

  /** Id of the trusted profile, for the workload's authenticator. */
  get profileId(): string {
    return this.resource.profileId;
  }
}
