/** What is public by nature, or an address: nothing in it is judged by how random it looks. */
const open: readonly RegExp[] = [
  /-----BEGIN ((?:[A-Z0-9]{1,20} ){0,3}(?:PUBLIC KEY|CERTIFICATE|CERTIFICATE REQUEST|X509 CRL|PGP SIGNATURE)(?: BLOCK)?)-----[\s\S]{0,6000}?-----END \1-----/g,
  /\b(?:(?:ssh|sk-ssh|ecdsa|sk-ecdsa)-[\w@.-]{2,40})\s{1,4}AAAA[A-Za-z0-9+/]{16,}={0,3}/g,
  // Digests: subresource integrity, SSH fingerprints.
  /\b(?:sha1|sha224|sha256|sha384|sha512|md5)[-:=][A-Za-z0-9+/_-]{20,}={0,2}/gi,
  // DNS: proofs of a domain's owner, and DKIM's public keys.
  /\b[\w-]{1,60}(?:-verification|_verify_[a-z]{1,20})[:=][\w+/=-]{8,}/g,
  /\bp=MI[A-Za-z0-9+/]{20,}={0,2}/g,
  // The public half of a JSON Web Key: RFC 7517.
  /"(?:n|e|x|y|kid|x5t|x5t#S256|x5c)"\s{0,4}:\s{0,4}\[?\s{0,4}"[A-Za-z0-9+/_=-]{0,2000}"/g,
  /\bhttps?:\/\/[^\s"'<>]{1,2000}/g,
  /\bcrn:v1:[^\s"']{1,500}/g,
];

/** How files begin in base64: PNG, JPEG, GIF, WebP, WOFF, PDF, ICO, gzip, zip, SPKI and X.509. */
const files =
  /^(iVBORw0KGgo|\/9j\/|R0lGOD|UklGR|d09G|JVBERi|AAABAA|H4sI|UEsDB|MII[A-Za-z0-9+/]|MFkwEwYH|MCowBQYDK2V|AAAA[BCE]3N|LS0tLS1CRUdJ)/;

/** True where part of a text looks drawn at random, as keys and tokens are, and words, names and digests in hex are not. */
export function holdsRandom(text: string): boolean {
  const rest = open.reduce((left, pattern) => left.replace(pattern, " "), text);
  return [...rest.matchAll(/(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,512}={0,2}(?![A-Za-z0-9+/_-])/g)].some(([token]) =>
    isRandom(token),
  );
}

/**
 * 20 characters or more of capital and small letters and digits that change often: two of three neighbours of a random text
 * are of different kinds, of names in camel case one of three at most.
 */
function isRandom(token: string): boolean {
  if (files.test(token) || isEncodedText(token)) return false;
  const kinds = [...token].flatMap((character) => kindOf(character) ?? []);
  const present = new Set(kinds);
  if (kinds.length < 20 || present.size < 2 || !present.has("digit")) return false;
  // Without both cases: base 32 and 36, which are long, and no hex.
  if (present.size < 3 && (kinds.length < 32 || /[-_/]/.test(token) || /^([0-9a-f]+|[0-9A-F]+)$/.test(token)))
    return false;
  if (/^age1[0-9a-z]+$/.test(token)) return false;
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return changes / (kinds.length - 1) >= (present.size < 3 ? 0.3 : 0.42) && entropy(token) > 3.6;
}

function kindOf(character: string): string | undefined {
  if (/[a-z]/.test(character)) return "small";
  if (/[A-Z]/.test(character)) return "capital";
  return /[0-9]/.test(character) ? "digit" : undefined;
}

/** Bits of information in each character, by how often each stands there. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Base64 of a text, which is judged by what it says. */
function isEncodedText(token: string): boolean {
  return decodedText(token) !== undefined;
}

/** The text that a token holds in base64, if it is one. */
export function decodedText(token: string): string | undefined {
  const bytes = Buffer.from(token, "base64");
  if (
    bytes.length < 8 ||
    bytes.toString("base64url") !== token.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
  )
    return undefined;
  const text = bytes.toString("utf8");
  return /^[\t\n\r\x20-\x7e\u00a0-\ufffc]+$/.test(text) ? text : undefined;
}
