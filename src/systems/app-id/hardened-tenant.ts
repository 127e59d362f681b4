import { AppidApm } from "@cdktf/provider-ibm/lib/appid-apm";
import { AppidAuditStatus } from "@cdktf/provider-ibm/lib/appid-audit-status";
import { AppidIdpCloudDirectory } from "@cdktf/provider-ibm/lib/appid-idp-cloud-directory";
import { AppidIdpFacebook } from "@cdktf/provider-ibm/lib/appid-idp-facebook";
import { AppidIdpGoogle } from "@cdktf/provider-ibm/lib/appid-idp-google";
import { AppidMfa } from "@cdktf/provider-ibm/lib/appid-mfa";
import { AppidMfaChannel } from "@cdktf/provider-ibm/lib/appid-mfa-channel";
import { AppidTokenConfig } from "@cdktf/provider-ibm/lib/appid-token-config";
import { Construct } from "constructs";
import { RampartStack } from "../../platform/stack";

export interface HardenedTenantProps {
  /** GUID of the instance. */
  readonly tenant: string;
  /** Advanced password management, which the lite plan does not have. */
  readonly advancedPasswords: boolean;
  /** Minutes for which an access token holds. */
  readonly tokenMinutes: number;
}

/**
 * Every setting of an App ID instance that is weak by default, as one unit.
 *
 * A new instance allows anonymous access and sign-up, and offers Facebook and Google with IBM's credentials (App ID
 * documentation, "Using the Login Widget": enabled by default). Destroying a setting restores the weak default: the provider's
 * delete writes it (ibm 2.5.0, appid/resource_ibm_appid_token_config.go).
 */
export class HardenedTenant extends Construct {
  constructor(scope: Construct, id: string, { tenant, advancedPasswords, tokenMinutes }: HardenedTenantProps) {
    super(scope, id);
    const common = { tenantId: tenant, provider: RampartStack.of(this).publicApi };
    new AppidTokenConfig(this, "tokens", {
      ...common,
      accessTokenExpiresIn: tokenMinutes * 60,
      anonymousAccessEnabled: false,
      refreshTokenEnabled: false,
    });
    const directory = new AppidIdpCloudDirectory(this, "cloud-directory", {
      ...common,
      isActive: true,
      identityField: "email",
      identityConfirmAccessMode: "FULL",
      identityConfirmMethods: ["email"],
      // Both are on by the provider's default.
      signupEnabled: false,
      selfServiceEnabled: false,
      resetPasswordEnabled: true,
      resetPasswordNotificationEnabled: true,
      welcomeEnabled: true,
    });
    const mfa = new AppidMfa(this, "mfa", { ...common, isActive: true, dependsOn: [directory] });
    new AppidMfaChannel(this, "mfa-channel", { ...common, active: "email", dependsOn: [mfa] });
    if (advancedPasswords) {
      new AppidApm(this, "passwords", {
        ...common,
        enabled: true,
        lockoutPolicy: { enabled: true, numOfAttempts: 3, lockoutTimeSec: 1800 },
        passwordReuse: { enabled: true, maxPasswordReuse: 8 },
        // Without it eight changes in a minute lead back to the old password.
        minPasswordChangeInterval: { enabled: true, minHoursToChangePassword: 24 },
        // NIST SP 800-63B, 5.1.1.2: no change without a sign that the password is known to others.
        passwordExpiration: { enabled: false },
        preventPasswordWithUsername: true,
        dependsOn: [directory],
      });
    }
    new AppidIdpFacebook(this, "facebook", { ...common, isActive: false });
    new AppidIdpGoogle(this, "google", { ...common, isActive: false });
    new AppidAuditStatus(this, "audit", { ...common, isActive: true });
  }
}
