/** A word under which people keep secrets, whatever stands before it: `dbpassword`, `authtokens`. */
const secretWord =
  /^([a-z]*(password|passwd|passphrase|passcode|passwort|secret|token|credential|apikey|accesskey|privatekey|secretkey|authkey)s?|pass|pwd|pw|psk)$/;

/** What makes a secret of a `key` that follows: `API_KEY`, `client-key-data`. A key alone is any key. */
const keyKinds = new Set(
  "access account api auth client deploy encryption hmac ingestion jwt license master private secret service session shared preshared signing ssh storage webhook".split(
    " ",
  ),
);

/** A last word that says something about a secret, and is none: `PASSWORD_FILE`, `TOKEN_TTL`, `secretName`. */
const qualities = new Set(
  (
    "age alg algorithm attempts audience backend bucket budget cost count counts dir directory enabled endpoint env expires " +
    "expiration expiry field file files folder format header headers id ids interval issuer kind label length lifetime limit " +
    "manager max min minutes mode name names parameter path paths pattern policy prefix provider rate ref reference regex " +
    "region required rotation rules scope scopes seconds hours days size store strength suffix timeout ttl type types uri url " +
    "urls usage validation var version window"
  ).split(" "),
);

/** What is longer is a text. */
const longestName = 200;

/** The words of a name in lower case: `DB_PASSWORD` as db, password; `apiKey2` as api, key, 2. */
export function nameWords(name: string): string[] {
  return (name.slice(0, longestName).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) =>
    word.toLowerCase(),
  );
}

/** True for a name with a word of secrets in it, also where it names something about one: for what is shown. */
export function soundsSecret(name: string): boolean {
  return soundsIn(nameWords(name));
}

/** True for a name under which a secret itself is kept, not its file, its life or its length. */
export function namesSecret(name: string): boolean {
  const words = nameWords(name);
  return soundsIn(words) && !qualities.has(words.filter((word) => !/^\d+$/.test(word)).at(-1) ?? "");
}

/** A secret's own name in place of its value, as Kubernetes wants it: `accessKeySecret: monitoring-agent-key`. */
export function isObjectName(name: string, value: string): boolean {
  return /^(secrets?|credentials?)$/.test(nameWords(name).at(-1) ?? "") && /^[a-z]+(-[a-z]+)+$/.test(value);
}

function soundsIn(words: readonly string[]): boolean {
  return words.some(
    (word, index) => secretWord.test(word) || (/^keys?$/.test(word) && keyKinds.has(words[index - 1] ?? "")),
  );
}
