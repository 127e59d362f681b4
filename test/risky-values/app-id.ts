import type { RiskyValue } from "../support/risky-values";

export const values: readonly RiskyValue[] = [
  { id: "D01", resource: "ibm_appid_redirect_urls", argument: "urls", to: ["http://*.example.com/*"] },
  { id: "D02", resource: "ibm_appid_token_config", argument: "anonymous_access_enabled", to: true },
  { id: "D04", resource: "ibm_appid_idp_cloud_directory", argument: "signup_enabled", to: null },
  { id: "D05", resource: "ibm_appid_idp_cloud_directory", argument: "identity_confirm_access_mode", to: "OFF" },
];
