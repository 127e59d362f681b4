export {
  CertificateAuthority,
  type IDnsValidation,
  PublicCertificate,
  type PublicCertificateProps,
} from "./certificates";
export { Secrets, type SecretsProps } from "./secrets";
