/**
 * No value, but where one comes from: `${…}`, `$(VAR)`, `$VAR`, `{{…}}`, `<…>`, a path, a CRN; or a placeholder, or a mask.
 */
const absent =
  /^($|[$%]+[({]|\$[A-Za-z_][A-Za-z0-9_]*$|%[A-Z_]+%$|@?\{\{|<|(~?\/|\.{1,2}\/)[\w./-]*$|(\/[\w.-]+){2,}$|(file|env|crn|arn|vault|op|secret|ref):|[?*.…•-]+$|x{3,}$|%[sdv]$|your[-_ ]|\[?redacted\]?$)/i;

/** What settings are, and secrets are not: numbers, amounts, durations, switches, addresses without a login. */
const settings: readonly RegExp[] = [
  /^[-+]?\d[\d_,.]*\s?(%|[kmgtp]i?b?)?$/i,
  /^(\d+(\.\d+)?\s?(ms|us|ns|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|w|weeks?|months?|y|years?)\s?)+$/i,
  /^P(?=[\dT])[\dYMWDTHS.]+$/,
  /^\d{4}-\d{2}-\d{2}([T ][\d:.]+(Z|[-+]\d{2}:?\d{2})?)?$/,
  /^[a-z][a-z0-9+.-]*:\/\/\S+$/i,
  /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?:\d{1,5}$/i,
];

const switches = new Set(
  (
    "true false yes no on off none null nil undefined auto default enabled disabled required optional any all never always " +
    "strong weak strict lax medium high low short long public private internal external basic bearer jwt jwe jws opaque oauth " +
    "oauth2 oidc saml ldap kerberos mtls iam vault file env environment memory redis header cookie query body rs256 rs384 rs512 es256 " +
    "es384 hs256 hs384 hs512 eddsa bcrypt scrypt argon2 argon2id pbkdf2 sha256 sha512 string text number boolean int str " +
    "bool object rotate rotated managed"
  ).split(" "),
);

/** True where a value says only where one comes from, or that there is none. */
export function isAbsent(value: string): boolean {
  return absent.test(value);
}

/** True for what no secret is, whatever the name: a reference, a number, a duration, an address, a word of settings. */
export function isSetting(value: string): boolean {
  return isAbsent(value) || switches.has(value.toLowerCase()) || settings.some((form) => form.test(value));
}

/** A value without the quotes around it. */
export function unquoted(text = ""): string {
  return text.replace(/^(["'`])(.*)\1$/s, "$2");
}
