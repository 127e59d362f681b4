/**
 * Values that are secret whatever their name, by what their makers say of their form: the sources are in the corpus of the
 * tests, by kind. Every repetition is bounded or begins at an edge, so that a text of any length takes linear time.
 */
const forms: readonly RegExp[] = [
  // Private keys: RFC 7468, RFC 4880, PuTTY; and the same without armour, by how they begin in base64.
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  /\bPuTTY-User-Key-File-[23]:/,
  /(?<![\w+/])(?:MII[A-Za-z0-9+/]{1,3}(?:IBAAKC|IBADANB)|MHcCAQEE|MIGHAgEAMBMG|MIG2AgEAMBAG|MC4CAQAwBQYDK2V|b3BlbnNzaC1rZXktdjE)/,
  /\bAGE-SECRET-KEY-1[0-9A-Z]{20,}/,
  // JSON Web Tokens: RFC 7519. `{"` in base64 is eyJ.
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/,
  /\bBearer\s{1,4}(?=\S{0,200}\d)[\w.~+/=-]{12,}/i,
  // Who knows the address may post.
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]{6,}\//i,
  /discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{20,}/,
  /\.webhook\.office\.com\/webhookb2\//,
  // Signed addresses: Azure SAS, Amazon and Google.
  /[?&](?:sig|X-Amz-Signature|X-Goog-Signature)=[A-Za-z0-9%+/=]{30,}/,
  /\botpauth:\/\/\S{0,300}[?&]secret=[A-Z2-7]{8,}/i,
  // Object Storage's HMAC secret: 48 hex digits. Digests have 32, 40, 56, 64, 96 or 128.
  /(?<![\w-])[0-9a-f]{48}(?![\w-])/,
  // Hashes of passwords: crypt(5), htpasswd.
  /\$(?:2[abxy]|apr1|[156y]|argon2(?:id|i|d))\$[^\s:$]{1,80}\$?[^\s:]{16,}/,
  /\{S?SHA\}[A-Za-z0-9+/]{27,}=/,
];

/** Tokens that begin with their maker's mark, and what follows it. */
const marked: readonly (readonly [mark: string, rest: string])[] = [
  ["A[KS]IA", "[0-9A-Z]{16}"],
  ["gh[pousr]_", "[A-Za-z0-9]{30,}"],
  ["github_pat_", "\\w{22,}"],
  ["gl(?:pat|dt|rt|soat|ptt|ft|imt|agent|cbt|oas|ffct)-", "[\\w-]{20,}"],
  ["xox[abceoprs]-", "[\\w-]{10,}"],
  ["xapp-\\d-", "[\\w-]{10,}"],
  ["AIza", "[\\w-]{35}"],
  ["ya29\\.", "[\\w-]{20,}"],
  ["GOCSPX-", "[\\w-]{20,}"],
  ["[sr]k_(?:live|test)_", "[A-Za-z0-9]{16,}"],
  ["whsec_", "[A-Za-z0-9+/]{20,}"],
  ["SK", "[0-9a-f]{32}"],
  ["SG\\.", "[\\w-]{16,}\\.[\\w-]{16,}"],
  ["key-", "[0-9a-f]{32}"],
  ["(?<![0-9a-f])[0-9a-f]{32}-us", "\\d{1,2}"],
  ["npm_", "[A-Za-z0-9]{30,}"],
  ["pypi-", "[\\w-]{50,}"],
  ["hf_", "[A-Za-z0-9]{30,}"],
  ["sk-", "(?:(?:proj|svcacct|admin|or-v1|ant-(?:api|admin|sid)\\d\\d)-)?[\\w-]{20,}"],
  ["do[opr]_v1_", "[a-f0-9]{40,}"],
  ["hv[sbr]\\.", "[\\w-]{20,}"],
  ["[A-Za-z0-9]{10,20}\\.atlasv1\\.", "[\\w-]{40,}"],
  ["[\\w~.-]{3}\\dQ~", "[\\w~.-]{31,34}"],
  ["shp(?:at|ca|pa|ss)_", "[A-Fa-f0-9]{32}"],
  ["dapi", "[a-f0-9]{32}"],
  ["dp\\.(?:pt|st|ct|sa|scim|audit)\\.", "[\\w.-]{30,}"],
  ["gl(?:c|sa)_", "[\\w=+/]{30,}"],
  ["NRAK-", "[A-Z0-9]{27}"],
  ["sntry[su]_", "[\\w=+/-]{30,}"],
  ["lin_api_", "[A-Za-z0-9]{30,}"],
  ["ntn_", "[A-Za-z0-9]{30,}"],
  ["PMAK-", "[\\w-]{30,}"],
  ["pscale_(?:tkn|pw|oauth)_", "[\\w.=-]{20,}"],
  ["pul-", "[a-f0-9]{40}"],
  ["dckr_[po]at_", "[\\w-]{20,}"],
  ["ATATT3", "[\\w=-]{20,}"],
  ["ATBB", "[A-Za-z0-9]{28,}"],
  ["sq0(?:csp|atp)-", "[\\w-]{20,}"],
  ["rubygems_", "[a-f0-9]{40,}"],
  ["tskey-", "[\\w-]{16,}"],
  ["sbp_", "[a-f0-9]{40}"],
  ["gsk_", "[A-Za-z0-9]{30,}"],
  ["xai-", "[A-Za-z0-9]{30,}"],
  ["pplx-", "[A-Za-z0-9]{30,}"],
  ["r8_", "[A-Za-z0-9]{30,}"],
  ["\\d{8,10}:AA", "[\\w-]{32,}"],
  ["v1\\.0-[a-f0-9]{24}-", "[a-f0-9]{100,}"],
];

const marks = new RegExp(marked.map(([mark, rest]) => `(?<![A-Za-z0-9_-])${mark}${rest}`).join("|"));

/** 64 bytes in base64, as Azure's account keys are; a digest of SHA-512 says so before it. */
const accountKey = /(?<![\w+/-])[A-Za-z0-9+/]{86}==(?![\w+/=])/;

/** True for a text that has a credential's own shape somewhere in it. */
export function hasForm(text: string): boolean {
  return marks.test(text) || accountKey.test(text) || forms.some((form) => form.test(text)) || holdsLogin(text);
}

/** `Basic` and base64 of `user:password`: RFC 7617; `auth` in Docker's configuration is the same. */
function holdsLogin(text: string): boolean {
  const found = text.matchAll(/(?:\bBasic\s{1,4}|["']?\bauth["']?\s{0,4}:\s{0,4}["']?)([A-Za-z0-9+/]{6,}={0,2})/gi);
  return [...found].some(([, encoded = ""]) =>
    /^[\x20-\x7e]*:[\x20-\x7e]+$/.test(Buffer.from(encoded, "base64").toString("latin1")),
  );
}
