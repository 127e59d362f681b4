/**
 * Roles that IAM knows, which it checks at apply alone. Read on 2026-11-24 in IBM Cloud's documentation of each service, and for
 * event-notifications in IBM's Terraform module; `ibmcloud iam roles --service NAME` prints what an account has today.
 */
export const platformRoles: readonly string[] = [
  "Viewer",
  "Operator",
  "Editor",
  "Administrator",
  "Service Configuration Reader",
];

const readWriteManage: readonly string[] = ["Reader", "Writer", "Manager"];

/** Service roles by service; a service that is not here has not been read yet, and its roles are unknown. */
export const serviceRoles: Readonly<Record<string, readonly string[]>> = {
  appid: readWriteManage,
  "cloud-object-storage": [
    ...readWriteManage,
    "Content Reader",
    "Object Reader",
    "Object Writer",
    "Notifications Manager",
  ],
  codeengine: readWriteManage,
  "container-registry": readWriteManage,
  "containers-kubernetes": readWriteManage,
  "event-notifications": [
    ...readWriteManage,
    "Event Source Manager",
    "Channel Editor",
    "Event Notification Publisher",
    "Status Reporter",
    "Device Manager",
    "Email Sender",
    "Custom Email Status Reporter",
  ],
  ibmanalyticsengine: readWriteManage,
  "internet-svcs": readWriteManage,
  kms: [...readWriteManage, "ReaderPlus", "KeyPurge"],
  logs: [...readWriteManage, "Sender", "Data Access Reader"],
  "secrets-manager": [...readWriteManage, "SecretsReader", "SecretTaskUpdater"],
  // IBM Cloud documentation of Monitoring, "Granting user access through IAM", 2026-04-28.
  "sysdig-monitor": [...readWriteManage, "Supertenant Metrics Publisher"],
};
