export {
  CertificateAuthority,
  type IDnsValidation,
  PublicCertificate,
  type PublicCertificateProps,
} from "./certificates";
export { ImportedCertificate, type ImportedCertificateProps } from "./imported-certificate";
export { ArbitrarySecret, CredentialsSecret, KeyValueSecret, type SecretReferenceProps } from "./secret-reference";
export { Secrets, type SecretsProps } from "./secrets";
