import { IamAccountSettings } from "@cdktf/provider-ibm/lib/iam-account-settings";
import { Construct } from "constructs";

/** Levels of multifactor authentication that an account can demand, weakest first. */
export const mfaLevels = ["NONE", "NONE_NO_ROPC", "TOTP", "TOTP4ALL", "LEVEL1", "LEVEL2", "LEVEL3"] as const;

export interface AccountSettingsProps {
  /**
   * Multifactor authentication that every user of the account needs: LEVEL3 requires a hardware key (U2F), LEVEL2 a
   * time-based code, LEVEL1 a code by e-mail.
   * @default "LEVEL3"
   * @control CE-14
   * @example LEVEL3
   */
  readonly mfa?: (typeof mfaLevels)[number];
  /**
   * Maximum session length in hours, 1 to 24; more than 8 requires a waiver.
   * @default 1
   * @control CE-14
   * @example 8
   */
  readonly sessionHours?: number;
  /**
   * Minutes of inactivity after which a session ends, 15 to 120; more than 60 requires a waiver.
   * @default 30
   * @control CE-14
   * @example 15
   */
  readonly idleMinutes?: number;
  /**
   * Maximum number of concurrent sessions of one identity, 1 to 100; more than 10 requires a waiver.
   * @default 5
   * @control CE-14
   * @example 3
   */
  readonly sessions?: number;
}

/**
 * Settings of the whole account, of which there is one set: only one stack of the account may own them.
 *
 * The provider sends an argument only when it differs from its state, so that what is not written stays as it is in the account,
 * and is not seen; its delete does nothing at IBM, so that a destroyed stack leaves the settings as they were last (provider ibm
 * 2.5.0, resource_ibm_iam_account_settings.go).
 *
 * @control CE-14
 */
export class AccountSettings extends Construct {
  readonly resource: IamAccountSettings;

  constructor(scope: Construct, id: string, props: AccountSettingsProps = {}) {
    super(scope, id);
    this.resource = new IamAccountSettings(this, "Default", {
      mfa: props.mfa ?? "LEVEL3",
      restrictCreateServiceId: "RESTRICTED",
      restrictCreatePlatformApikey: "RESTRICTED",
      sessionExpirationInSeconds: String((props.sessionHours ?? 1) * 3600),
      sessionInvalidationInSeconds: String((props.idleMinutes ?? 30) * 60),
      maxSessionsPerIdentity: String(props.sessions ?? 5),
    });
  }
}
