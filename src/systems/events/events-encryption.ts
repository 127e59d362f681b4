import { DataIbmEnIntegrations } from "@cdktf/provider-ibm/lib/data-ibm-en-integrations";
import { EnIntegration } from "@cdktf/provider-ibm/lib/en-integration";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Authorization } from "../../platform/authorization";
import type { IKey } from "../encryption";

export interface EventsEncryptionProps {
  /** GUID of the Event Notifications instance. */
  readonly instance: string;
  readonly key: IKey;
}

/**
 * Encrypts an Event Notifications instance with a customer-managed root key.
 *
 * Every instance starts with an empty key management integration, which this construct configures: it looks up the ID, and
 * deleting the resource does nothing (provider ibm 2.5.0, resource_ibm_en_integration.go). The encryption stays until the
 * instance is deleted (IBM Cloud documentation, "Managing encryption" of Event Notifications).
 *
 * @control EN-02
 */
export class EventsEncryption extends Construct {
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, { instance, key }: EventsEncryptionProps) {
    super(scope, id);
    const mayUseKey = new Authorization(this, "may-use-key", {
      source: { service: "event-notifications", instance },
      target: { service: "kms", instance: key.instance, key: key.id },
      roles: ["Reader"],
    });
    const integrations = new DataIbmEnIntegrations(this, "integrations", { instanceGuid: instance });
    // crn:v1:bluemix:public:kms:<region>:a/<account>:<instance>:key:<id>
    const parts = Fn.split(":", key.crn);
    this.ready = new EnIntegration(this, "integration", {
      instanceGuid: instance,
      integrationId: `\${one([for one in ${integrations.fqn}.integrations : one.id if one.type == "kms"])}`,
      type: "kms",
      metadata: {
        endpoint: `https://private.${Fn.element(parts, 5)}.kms.cloud.ibm.com`,
        crn: `${Fn.join(":", Fn.slice(parts, 0, 8))}::`,
        rootKeyId: Fn.element(parts, 9),
      },
      dependsOn: [mayUseKey.ready, ...key.ready],
    });
  }
}
