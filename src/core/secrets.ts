/** Names under which people keep secrets; words are joined as in `DB_PASSWORD`, `api-key`, `spark.iam.api.key`. */
const names =
  /pass(word|wd|phrase|code)?|secret|token|api[._-]?key|private[._-]?key|credential|access[._-]?key|pwd|(?<![a-z])pw(?![a-z])/i;

/** Such a name, of the place or the name of a secret: `PASSWORD_FILE`, `token_endpoint`, `secretName`. */
const places = /(file|path|dir|directory|endpoint|ur[li]|name)$/i;

/** Values that are secret whatever their name. */
const forms: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // JSON Web Tokens: RFC 7519. `{"` in base64 is eyJ.
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/,
  /\bBearer\s+(?=\S*\d)[\w.~+/=-]{12,}/i,
  // Source: AWS documentation, "IAM identifiers": long-term and temporary access keys.
  /(?<![A-Za-z0-9])A[KS]IA[0-9A-Z]{16}(?![A-Za-z0-9])/,
  // Who knows the address may post.
  /hooks\.slack\.com\/(services|workflows|triggers)\/[A-Z0-9]{6,}\//i,
];

/** Where a longer text holds a value that would be secret; the last group is the value. */
const holders: readonly RegExp[] = [
  /:\/\/[^/\s:@?#]*:([^/\s@]+)@/g,
  /(?:password|passwd|pwd|passphrase|secret|token|api[._-]?key|(?:private|access|secret)[._-]?key|(?<![a-z])pass)=(?![=>])("[^"]*"|'[^']*'|[^\s;&,"']+)/gi,
  // Properties and INI files have spaces there: nothing else stands in the line then.
  /(?:password|passwd|pwd|passphrase|secret|token|api[._-]?key|(?:private|access|secret)[._-]?key)[ \t]+=[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s;&,"'()[\]=>]+)[ \t]*$/gim,
  /(?:password|passwd|pwd|passphrase|secret|token|api[._-]?key|(?:private|access|secret)[._-]?key)"\s*:\s*("[^"]*")/gi,
];

/**
 * No value, but where one comes from: `${…}`, `$(VAR)`, `$VAR`, `{{…}}`, `<…>`, a path, a CRN; or none at all: a placeholder,
 * a switch.
 */
const absent =
  /^($|[$%]+[({]|\$[A-Z_][A-Z0-9_]*$|\{\{|<|(\/[\w.-]+){2,}$|(file|env|crn):|[?*]+$|%[sdv]$|(true|false|null|none)$)/i;

/** Does this look like a secret: by its name, or by its form? */
export function looksSecret(name: string, value: string): boolean {
  return (soundsSecret(name) && !isPlace(name, value)) || holdsSecret(value);
}

/** True for a name under which people keep secrets. */
export function soundsSecret(name: string): boolean {
  return names.test(name);
}

/** True for a text that is a secret, or holds one, whatever its name. */
export function holdsSecret(value: string): boolean {
  if (forms.some((form) => form.test(value)) || isRandom(value) || holdsLogin(value)) return true;
  return holders.some((holder) => [...value.matchAll(holder)].some((match) => !absent.test(unquoted(match.at(-1)))));
}

/** `PWD` is the folder that a process runs in. */
function isPlace(name: string, value: string): boolean {
  return places.test(name) || (/^(OLD)?PWD$/.test(name) && value.startsWith("/"));
}

function unquoted(text = ""): string {
  return text.replace(/^(["'])(.*)\1$/s, "$2");
}

/** `Basic` and base64 of `user:password`: RFC 7617. */
function holdsLogin(value: string): boolean {
  return [...value.matchAll(/\bBasic\s+([A-Za-z0-9+/]{6,}={0,2})/gi)].some(([, encoded = ""]) =>
    /^[\x20-\x7e]*:[\x20-\x7e]+$/.test(Buffer.from(encoded, "base64").toString("latin1")),
  );
}

/** 20 characters or more from a wide alphabet, with more than 4 bits of entropy in each: keys and tokens, not words. */
function isRandom(value: string): boolean {
  if (value.length < 20 || !/^[A-Za-z0-9+/=_-]+$/.test(value) || !/[0-9]/.test(value)) return false;
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits > 4;
}

/** An argument of a command line by its option and value: a name is empty where there is none. */
export interface NamedArgument {
  /** Which of the arguments. */
  readonly index: number;
  readonly name: string;
  readonly value: string;
}

/** Arguments by their names: `--name=value`, and `--name` before its value; in lines for a shell too. */
export function namedArguments(list: readonly string[]): NamedArgument[] {
  const lines = list.flatMap((line, index) =>
    /\s/.test(line) ? byName(line.split(/\s+/)).map((found) => ({ ...found, index })) : [],
  );
  return [...byName(list), ...lines.filter(({ name }) => name !== "")];
}

function byName(list: readonly string[]): NamedArgument[] {
  return list.map((text, index) => {
    const [, named, value] = /^--?([A-Za-z][\w.-]*)=(.*)$/s.exec(text) ?? [];
    if (named !== undefined) return { index, name: absent.test(unquoted(value)) ? "" : named, value: value ?? "" };
    const option = /^--?([A-Za-z][\w.-]*)$/.exec(list[index - 1] ?? "")?.[1];
    const follows = option !== undefined && !text.startsWith("-") && !absent.test(unquoted(text));
    return { index, name: follows ? option : "", value: text };
  });
}
