import { IamAccountSettings } from "@cdktf/provider-ibm/lib/iam-account-settings";
import { Construct } from "constructs";

/** Levels of multifactor authentication that an account can demand, weakest first. */
export const mfaLevels = ["NONE", "NONE_NO_ROPC", "TOTP", "TOTP4ALL", "LEVEL1", "LEVEL2", "LEVEL3"] as const;

export interface AccountSettingsProps {
  /**
   * Multifactor authentication that every user of the account must have: LEVEL3 asks for a hardware key (U2F), LEVEL2
   * for a time-based code, LEVEL1 for a code by e-mail.
   * @default "LEVEL3"
   * @control CE-14
   * @example LEVEL3
   */
  readonly mfa?: (typeof mfaLevels)[number];
  /**
   * Hours after which a session ends whatever its user does, 1 to 24; more than 8 needs a waiver.
   * @default 1
   * @control CE-14
   * @example 8
   */
  readonly sessionHours?: number;
  /**
   * Minutes without activity after which a session ends, 15 to 120; more than 60 needs a waiver.
   * @default 30
   * @control CE-14
   * @example 15
   */
  readonly idleMinutes?: number;
  /**
   * How many sessions one identity may have at the same time, 1 to 100; more than 10 needs a waiver.
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
