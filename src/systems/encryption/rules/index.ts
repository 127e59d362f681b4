import type { Rule } from "../../../posture/rule";
import { authorizationFirst } from "./authorization-first";
import { authorizationLeastRole } from "./authorization-least-role";
import { authorizationNarrow } from "./authorization-narrow";
import { authorizationScoped } from "./authorization-scoped";
import { controlPlanePrivate } from "./control-plane-private";
import { instanceHasPolicies } from "./instance-has-policies";
import { keyCreationCreateStandardKey } from "./key-creation-create-standard-key";
import { keyCreationEnabled } from "./key-creation-enabled";
import { keyCreationEnforceToken } from "./key-creation-enforce-token";
import { keyCreationImportRootKey } from "./key-creation-import-root-key";
import { keyCreationImportStandardKey } from "./key-creation-import-standard-key";
import { keyDualAuthorization } from "./key-dual-authorization";
import { keyHasPolicies } from "./key-has-policies";
import { keyManagementPrivate } from "./key-management-private";
import { keyProtectMetrics } from "./key-protect-metrics";
import { keyProtectPrivateNetwork } from "./key-protect-private-network";
import { keyRotationInterval } from "./key-rotation-interval";
import { keyRotationOn } from "./key-rotation-on";
import { rootKeyKept } from "./root-key-kept";
import { rootKeyNotStandard } from "./root-key-not-standard";
import { rootKeyWithoutEnd } from "./root-key-without-end";

export const rules: readonly Rule[] = [
  authorizationFirst,
  authorizationLeastRole,
  authorizationNarrow,
  authorizationScoped,
  controlPlanePrivate,
  instanceHasPolicies,
  keyCreationCreateStandardKey,
  keyCreationEnabled,
  keyCreationEnforceToken,
  keyCreationImportRootKey,
  keyCreationImportStandardKey,
  keyDualAuthorization,
  keyHasPolicies,
  keyManagementPrivate,
  keyProtectMetrics,
  keyProtectPrivateNetwork,
  keyRotationInterval,
  keyRotationOn,
  rootKeyKept,
  rootKeyNotStandard,
  rootKeyWithoutEnd,
];
