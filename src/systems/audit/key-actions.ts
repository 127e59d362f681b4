/** Something that is done rarely, and that somebody must hear of when it is done. */
export interface KeyAction {
  readonly id: string;
  /** What happened, for the subject of a message. */
  readonly title: string;
  /** Actions of Activity Tracker events, by the names that IBM's documentation lists. */
  readonly actions: readonly string[];
  /** Only attempts that failed. @default false */
  readonly failed?: boolean;
  readonly priority: "p1" | "p2";
}

/**
 * Names as listed in "Activity tracking events" of Key Protect, Secrets Manager and Code Engine, and in Activity Tracker Event
 * Routing's lists for IAM, context-based restrictions and itself, 2026. Key Protect gives a key's disabling severity "warning"
 * only: severity alone would miss it.
 */
export const keyActions: readonly KeyAction[] = [
  {
    id: "root-key-lost",
    title: "A root key is deleted, disabled, or marked for deletion",
    actions: ["kms.secrets.delete", "kms.secrets.disable", "kms.secrets.setkeyfordeletion"],
    priority: "p1",
  },
  {
    id: "key-policy-changed",
    title: "A policy of keys is changed",
    actions: ["kms.policies.write", "kms.instance-policies.write"],
    priority: "p2",
  },
  {
    id: "access-changed",
    title: "Access is changed: a policy, or the members of an access group",
    actions: [
      "iam-am.policy.create",
      "iam-am.policy.update",
      "iam-am.policy.delete",
      "iam-groups.member.add",
      "iam-groups.rule.create",
      "iam-groups.rule.update",
    ],
    priority: "p2",
  },
  {
    id: "credential-made",
    title: "An API key is made",
    actions: ["iam-identity.user-apikey.create", "iam-identity.serviceid-apikey.create"],
    priority: "p2",
  },
  {
    id: "restriction-changed",
    title: "A context-based restriction or a network zone is changed",
    actions: [
      "context-based-restrictions.policy.create",
      "context-based-restrictions.policy.update",
      "context-based-restrictions.policy.delete",
      "context-based-restrictions.zone.update",
      "context-based-restrictions.zone.delete",
    ],
    priority: "p1",
  },
  {
    id: "secret-read-failed",
    title: "A secret is read by somebody who may not",
    actions: ["secrets-manager.secret.read", "secrets-manager.secret-version.read"],
    failed: true,
    priority: "p1",
  },
  {
    id: "project-deleted",
    title: "A Code Engine project is deleted",
    actions: ["codeengine.project.delete"],
    priority: "p1",
  },
  {
    id: "audit-changed",
    title: "The audit trail itself is changed",
    actions: [
      "atracker.route.update",
      "atracker.route.delete",
      "atracker.target.update",
      "atracker.target.delete",
      "atracker.setting.set",
    ],
    priority: "p1",
  },
];

/** The query by which Cloud Logs finds an action: exact values of whole fields. */
export function queryOf({ actions, failed }: KeyAction): string {
  const any = actions.map((action) => `action.keyword:"${action}"`).join(" OR ");
  return failed ? `(${any}) AND outcome.keyword:"failure"` : any;
}
