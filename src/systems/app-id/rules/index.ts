import type { Rule } from "../../../posture/rule";
import { accessTokenLifetime } from "./access-token-lifetime";
import { anonymousAccessOff } from "./anonymous-access-off";
import { appIdPlan } from "./app-id-plan";
import { applicationScopesNamed } from "./application-scopes-named";
import { identityConfirmed } from "./identity-confirmed";
import { lockoutAttempts } from "./lockout-attempts";
import { lockoutOn } from "./lockout-on";
import { lockoutTime } from "./lockout-time";
import { multiFactorOn } from "./multi-factor-on";
import { passwordManagementOn } from "./password-management-on";
import { passwordNotReused } from "./password-not-reused";
import { redirectHostOwn } from "./redirect-host-own";
import { redirectUrlsExact } from "./redirect-urls-exact";
import { refreshTokenOff } from "./refresh-token-off";
import { roleScopesNamed } from "./role-scopes-named";
import { selfServiceOff } from "./self-service-off";
import { signInAudited } from "./sign-in-audited";
import { signUpOff } from "./sign-up-off";
import { socialSignInOff } from "./social-sign-in-off";
import { tenantHardened } from "./tenant-hardened";

export const rules: readonly Rule[] = [
  accessTokenLifetime,
  anonymousAccessOff,
  appIdPlan,
  applicationScopesNamed,
  identityConfirmed,
  lockoutAttempts,
  lockoutOn,
  lockoutTime,
  multiFactorOn,
  passwordManagementOn,
  passwordNotReused,
  redirectUrlsExact,
  refreshTokenOff,
  roleScopesNamed,
  selfServiceOff,
  signInAudited,
  signUpOff,
  socialSignInOff,
  tenantHardened,
  redirectHostOwn,
];
