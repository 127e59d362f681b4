import { textOf } from "../../../core/text-of";
import { authorizationsBefore } from "../../../posture/authorizations";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { blocks, hasReference, type Json } from "../../../terraform/configuration";
import { grants } from "../wiring";

const forms: Readonly<Record<string, RegExp>> = {
  endpoint: /^https:\/\/private\./,
  crn: /^crn:v1:[^:]*:[^:]*:(kms|hs-crypto):/,
  root_key_id: /^[0-9a-f-]{36}$/,
};

/** Event Notifications reads its root key through the private endpoint, and only after the authorization to read it exists. */
export const eventsKeyIntegration: Rule = {
  id: "events-key-integration",
  controls: ["EN-02"],
  types: ["ibm_en_integration"],
  judge(integration, world) {
    const { type, metadata } = integration.arguments;
    const judged: Judgement[] = [];
    const refuse = (argument: string, expected: string, got: Json | undefined) =>
      judged.push({ verdict: "violation", argument, expected, got: JSON.stringify(got ?? null) });
    if (type !== "kms") refuse("type", '"kms"', type);
    const [named] = blocks(metadata);
    for (const [name, form] of Object.entries(forms)) {
      const value = named?.[name];
      const fine = form.test(textOf(value)) || (name !== "endpoint" && hasReference(value));
      if (!fine) refuse(`metadata.${name}`, `a value that matches ${form.source}`, value);
    }
    const before = authorizationsBefore(world, integration, "event-notifications", "kms");
    if (!before.some((policy) => grants(policy, ["Reader"])))
      refuse("depends_on", "an authorization from event-notifications to kms with the role Reader", null);
    return judged.length > 0 ? judged : compliant;
  },
};
