import type { Rule } from "../../../posture/rule";
import { accountKeyReference } from "./account-key-reference";
import { certificateAuthorityProduction } from "./certificate-authority-production";
import { certificateBundled } from "./certificate-bundled";
import { certificateKeyStrength } from "./certificate-key-strength";
import { certificateNewKey } from "./certificate-new-key";
import { certificateRenews } from "./certificate-renews";
import { dnsValidationWithoutKey } from "./dns-validation-without-key";
import { importedCertificateLifetime } from "./imported-certificate-lifetime";
import { importedCertificateRenewal } from "./imported-certificate-renewal";
import { importedKeyReference } from "./imported-key-reference";
import { noCredentialInText } from "./no-credential-in-text";
import { outputNoSecret } from "./output-no-secret";
import { secretsAllowedNetwork } from "./secrets-allowed-network";
import { secretsManagementPrivate } from "./secrets-management-private";
import { secretsOwnKey } from "./secrets-own-key";
import { secretsPrivateNetwork } from "./secrets-private-network";

export const rules: readonly Rule[] = [
  accountKeyReference,
  certificateAuthorityProduction,
  certificateBundled,
  certificateKeyStrength,
  certificateNewKey,
  certificateRenews,
  dnsValidationWithoutKey,
  importedCertificateLifetime,
  importedCertificateRenewal,
  importedKeyReference,
  noCredentialInText,
  secretsAllowedNetwork,
  secretsManagementPrivate,
  secretsOwnKey,
  secretsPrivateNetwork,
  outputNoSecret,
];
