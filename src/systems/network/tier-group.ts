import { IsSecurityGroup } from "@cdktf/provider-ibm/lib/is-security-group";
import { IsSecurityGroupRule } from "@cdktf/provider-ibm/lib/is-security-group-rule";
import { Construct } from "constructs";
import { resourceName } from "../../core/names";
import { Platform } from "../../platform/platform";
import type { SecurityRule } from "./security-rules";

export interface TierGroupProps {
  readonly vpc: string;
}

/** The security group of what stands in a tier: closed until a flow opens it. */
export class TierGroup extends Construct {
  readonly resource: IsSecurityGroup;

  constructor(scope: Construct, tier: string, { vpc }: TierGroupProps) {
    super(scope, `group-${tier}`);
    const platform = Platform.of(this);
    this.resource = new IsSecurityGroup(this, "Default", {
      name: resourceName(this.node.path, 63, platform.name, tier),
      vpc,
      resourceGroup: platform.resourceGroupId(this),
    });
  }

  get id(): string {
    return this.resource.id;
  }

  /** Adds a rule that is not there yet; `remote` is a CIDR or the id of a group. */
  open({ name, direction, protocol, ports, type }: SecurityRule, remote: string): void {
    if (this.node.tryFindChild(name)) return;
    // The protocol of a rule cannot change (provider ibm 2.5.0 refuses it at plan): it is part of the name.
    new IsSecurityGroupRule(this, name, {
      group: this.id,
      name,
      direction,
      remote,
      protocol,
      portMin: ports?.min,
      portMax: ports?.max,
      type,
    });
  }
}
