import type { Rule } from "../../../posture/rule";
import { allJudged } from "./all-judged";
import { apiKeyCreationRestricted } from "./api-key-creation-restricted";
import { apiKeyExpires } from "./api-key-expires";
import { apiKeyNotInWorkload } from "./api-key-not-in-workload";
import { controlPlaneRestricted } from "./control-plane-restricted";
import { dynamicRuleNarrow } from "./dynamic-rule-narrow";
import { groupMadeHere } from "./group-made-here";
import { identityArgument } from "./identity-argument";
import { linkComponentType } from "./link-component-type";
import { linkComputeType } from "./link-compute-type";
import { linkOneComponent } from "./link-one-component";
import { linkOneServiceAccount } from "./link-one-service-account";
import { mfaLevel } from "./mfa-level";
import { neverSentZero } from "./never-sent-zero";
import { noAccessTags } from "./no-access-tags";
import { noAccountManagement } from "./no-account-management";
import { noIgnoredChange } from "./no-ignored-change";
import { noMfaExemption } from "./no-mfa-exemption";
import { noProgramAtApply } from "./no-program-at-apply";
import { noUserPolicy } from "./no-user-policy";
import { notSwitchedOff } from "./not-switched-off";
import { oneRoleOfEachKind } from "./one-role-of-each-kind";
import { policyConditionsWhole } from "./policy-conditions-whole";
import { policyExact } from "./policy-exact";
import { policyHasResources } from "./policy-has-resources";
import { policyOneInstance } from "./policy-one-instance";
import { privilegedGroupFlagged } from "./privileged-group-flagged";
import { privilegedPeopleOnly } from "./privileged-people-only";
import { privilegedTagFits } from "./privileged-tag-fits";
import { profileLinksAlike } from "./profile-links-alike";
import { providerNotRedirected } from "./provider-not-redirected";
import { providerPinned } from "./provider-pinned";
import { providerWithoutCredentials } from "./provider-without-credentials";
import { readerSeesSecrets } from "./reader-sees-secrets";
import { resourceKeyLeastRole } from "./resource-key-least-role";
import { restrictionAdmitsRunner } from "./restriction-admits-runner";
import { restrictionApiType } from "./restriction-api-type";
import { restrictionDistinctAttributes } from "./restriction-distinct-attributes";
import { restrictionEnforced } from "./restriction-enforced";
import { restrictionHasContext } from "./restriction-has-context";
import { restrictionNarrow } from "./restriction-narrow";
import { restrictionTarget } from "./restriction-target";
import { restrictionWhole } from "./restriction-whole";
import { roleKnown } from "./role-known";
import { serviceIdCreationRestricted } from "./service-id-creation-restricted";
import { serviceJudged } from "./service-judged";
import { sessionCount } from "./session-count";
import { sessionIdle } from "./session-idle";
import { sessionLifetime } from "./session-lifetime";
import { stateEndpointPrivate } from "./state-endpoint-private";
import { stateProtected } from "./state-protected";
import { stateWithoutCredentials } from "./state-without-credentials";
import { storeRestricted } from "./store-restricted";
import { viewersOnlyView } from "./viewers-only-view";
import { withinQuotas } from "./within-quotas";
import { workloadLeastRole } from "./workload-least-role";
import { zoneAddressValid } from "./zone-address-valid";
import { zoneReferenceNarrow } from "./zone-reference-narrow";
import { zoneSmall } from "./zone-small";
import { zoneSmallInAll } from "./zone-small-in-all";

export const rules: readonly Rule[] = [
  apiKeyCreationRestricted,
  apiKeyExpires,
  apiKeyNotInWorkload,
  controlPlaneRestricted,
  groupMadeHere,
  identityArgument,
  linkComponentType,
  linkComputeType,
  linkOneComponent,
  linkOneServiceAccount,
  mfaLevel,
  neverSentZero,
  noAccessTags,
  noAccountManagement,
  noMfaExemption,
  noProgramAtApply,
  noUserPolicy,
  oneRoleOfEachKind,
  policyConditionsWhole,
  policyHasResources,
  policyOneInstance,
  privilegedGroupFlagged,
  readerSeesSecrets,
  restrictionAdmitsRunner,
  restrictionApiType,
  restrictionDistinctAttributes,
  restrictionEnforced,
  restrictionHasContext,
  restrictionNarrow,
  restrictionTarget,
  roleKnown,
  serviceIdCreationRestricted,
  sessionCount,
  sessionIdle,
  sessionLifetime,
  stateEndpointPrivate,
  stateWithoutCredentials,
  storeRestricted,
  withinQuotas,
  zoneAddressValid,
  zoneSmall,
  zoneSmallInAll,
  restrictionWhole,
  policyExact,
  dynamicRuleNarrow,
  resourceKeyLeastRole,
  providerWithoutCredentials,
  noIgnoredChange,
  allJudged,
  notSwitchedOff,
  providerPinned,
  providerNotRedirected,
  stateProtected,
  privilegedTagFits,
  workloadLeastRole,
  zoneReferenceNarrow,
  profileLinksAlike,
  viewersOnlyView,
  privilegedPeopleOnly,
  serviceJudged,
];
