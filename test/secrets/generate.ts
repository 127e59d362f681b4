/** Texts of a given alphabet from a seed: no credential is written down, and no scanner of a forge takes the tests for one. */
export function drawn(alphabet: string, length: number, seed: number): string {
  let state = (seed * 2654435761) >>> 0 || 1;
  return Array.from({ length }, () => {
    // xorshift32
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return alphabet[state % alphabet.length] ?? "";
  }).join("");
}

const small = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const alphanumeric = `${small}${small.toUpperCase()}${digits}`;

export const base62 = (length: number, seed: number) => drawn(alphanumeric, length, seed);
export const base64 = (length: number, seed: number) => drawn(`${alphanumeric}+/`, length, seed);
export const base64url = (length: number, seed: number) => drawn(`${alphanumeric}-_`, length, seed);
export const base36 = (length: number, seed: number) => drawn(`${small}${digits}`, length, seed);
export const base32 = (length: number, seed: number) => drawn(`${small.toUpperCase()}234567`, length, seed);
export const capitals = (length: number, seed: number) => drawn(`${small.toUpperCase()}${digits}`, length, seed);
export const hex = (length: number, seed: number) => drawn(`${digits}abcdef`, length, seed);

/** What is written apart here and stands together where it is used. */
export const joined = (...parts: readonly string[]) => parts.join("");

export const encoded = (text: string) => Buffer.from(text).toString("base64");

/** A block of PEM or of OpenPGP with drawn content. */
export function armoured(label: string, length: number, seed: number): string {
  const lines = base64(length, seed).match(/.{1,64}/g) ?? [];
  return [`-----${"BEGIN"} ${label}-----`, ...lines, `-----${"END"} ${label}-----`].join("\n");
}
