import { CisAlert } from "@cdktf/provider-ibm/lib/cis-alert";
import { Construct } from "constructs";
import { RampartStack } from "../../platform/stack";

export interface EdgeAlertProps {
  readonly crn: string;
  /** First part of the name. */
  readonly name: string;
  /** Who gets mail. */
  readonly recipients: readonly string[];
}

/**
 * An e-mail alert when a layer 7 attack is detected and mitigated. Source: Internet Services documentation, "Configuring alert policies"
 * (`dos_attack_l7` takes neither filters nor conditions), 2026-08.
 *
 * @control CE-60
 */
export class EdgeAlert extends Construct {
  constructor(scope: Construct, id: string, { crn, name, recipients }: EdgeAlertProps) {
    super(scope, id);
    new CisAlert(this, "Default", {
      cisId: crn,
      provider: RampartStack.of(this).publicApi,
      name: `${name}-ddos`,
      description: "A layer 7 attack was found and is fought",
      enabled: true,
      alertType: "dos_attack_l7",
      mechanisms: [{ email: [...recipients] }],
      // The provider reads back what the service makes of empty ones, and would plan a change for ever.
      lifecycle: { ignoreChanges: ["filters", "conditions"] },
    });
  }
}
