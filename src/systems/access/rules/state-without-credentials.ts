import { own } from "../../../core/own";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";

/** Arguments that hold a credential, by backend. Source: Terraform 1.11, internal/backend/remote-state. */
const credentials: Readonly<Record<string, readonly string[]>> = {
  azurerm: ["access_key", "sas_token", "client_secret", "client_certificate_password", "oidc_token"],
  consul: ["access_token"],
  cos: ["secret_id", "secret_key", "security_token"],
  gcs: ["access_token", "encryption_key"],
  http: ["password", "client_private_key_pem"],
  kubernetes: ["token", "password", "client_key"],
  oss: ["access_key", "secret_key", "security_token"],
  pg: ["conn_str"],
  remote: ["token"],
  s3: ["access_key", "secret_key", "token", "sse_customer_key"],
};

/** Backends read their credentials from the environment: what is written here is in Git, in the output folder and in `.terraform`. */
export const stateWithoutCredentials: Rule = {
  id: "state-without-credentials",
  controls: ["IA-10"],
  types: Object.keys(credentials).map((name) => `backend.${name}`),
  expected: "no value: the backend reads it from the environment",
  fix: "Remove it, and revoke the credential if it was real.",
  judge({ name, arguments: written }): Judgement | readonly Judgement[] {
    const found = (own(credentials, name) ?? []).filter((argument) => (own(written, argument) ?? null) !== null);
    if (found.length === 0) return compliant;
    return found.map((argument) => ({
      verdict: "violation",
      argument,
      expected: "no value: the backend reads it from the environment",
      got: "a value",
      fix: "Remove it, and revoke the credential if it was real.",
      // Terraform takes no variables here: whatever stands there is the value itself.
      reject: true,
    }));
  },
};
