/** Names under which people keep secrets. */
const secretName = /pass(word|wd|phrase)?|secret|token|api_?key|private_?key|credential|access_?key/i;

/** Does this look like a secret: by its name, as a PEM private key, or as long random text? */
export function looksSecret(name: string, value: string): boolean {
  return secretName.test(name) || /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(value) || isRandom(value);
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
