import { holdsSecret, nameWords, notShown, soundsSecret } from "../core/secrets";
import { isMapping, type PathStep } from "./document";
import { visible } from "./hidden-characters";

/** Longest part of a value that is shown. */
const longest = 60;

/** Words of a key's name under which a value may be secret too: more is kept out of messages than is called a secret. */
const guardedWord = /^(private|keys?)$/i;

/** True for a value that must not be repeated in a message. */
export function isSecret(value: unknown, path: readonly PathStep[]): boolean {
  if (typeof value === "string" && (holdsSecret(value) || value.includes("-----BEGIN"))) return true;
  return path.some(
    (step) =>
      typeof step === "string" && (soundsSecret(step) || nameWords(step).some((word) => guardedWord.test(word))),
  );
}

/** A value as it is shown: `"8o80" (text)`; never one that seems secret, nor what a mapping or list holds. */
export function show(value: unknown, path: readonly PathStep[], written?: string): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (isMapping(value)) return showMapping(Object.keys(value));
  if (isSecret(value, path)) return notShown;
  if (typeof value === "string") return `${quoted(value)} (string)`;
  return `${(written ?? String(value)).slice(0, longest)} (${typeof value})`;
}

/** A text in quotes, shortened. */
export function quoted(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
  return `"${visible(shown.replaceAll("\n", "\\n")).replaceAll('"', '\\"')}"`;
}

function showMapping(keys: readonly string[]): string {
  if (keys.length === 0) return "an empty mapping";
  const some = keys.slice(0, 3).map((key) => (holdsSecret(key) ? "…" : visible(key.slice(0, longest))));
  return `a mapping with ${some.join(", ")}${keys.length > some.length ? ", …" : ""}`;
}
