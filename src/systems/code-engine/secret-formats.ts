/** Formats of secrets that a blueprint may name. */
export const secretFormats = ["generic", "basic_auth", "ssh_auth", "tls", "hmac_auth", "service_access"] as const;
export type SecretFormat = (typeof secretFormats)[number];

interface Format {
  /** Keys that Code Engine needs; the provider checks none of them. */
  readonly needs: readonly string[];
  readonly takes: readonly string[];
  /** Keys that hold no secret: a literal may stand there. */
  readonly open: readonly string[];
}

/** Keys of each format. Source: provider ibm 2.5.0, documentation of ibm_code_engine_secret; Code Engine, "secret". */
export const formats: Readonly<Record<string, Format>> = {
  basic_auth: { needs: ["username", "password"], takes: [], open: ["username"] },
  hmac_auth: { needs: ["access_key_id", "secret_access_key"], takes: [], open: [] },
  registry: { needs: ["server", "username", "password"], takes: ["email"], open: ["server", "username", "email"] },
  ssh_auth: { needs: ["ssh_key"], takes: ["known_hosts"], open: ["known_hosts"] },
  tls: { needs: ["tls_cert", "tls_key"], takes: [], open: [] },
};
