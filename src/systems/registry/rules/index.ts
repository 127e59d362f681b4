import type { Rule } from "../../../posture/rule";
import { namespaceResourceGroup } from "./namespace-resource-group";
import { registryLeastRole } from "./registry-least-role";
import { registryPolicyNamespace } from "./registry-policy-namespace";
import { retentionKeepsRunning } from "./retention-keeps-running";
import { retentionKeepsUntagged } from "./retention-keeps-untagged";

export const rules: readonly Rule[] = [
  namespaceResourceGroup,
  registryLeastRole,
  registryPolicyNamespace,
  retentionKeepsRunning,
  retentionKeepsUntagged,
];
