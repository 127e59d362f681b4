import { holdsSecret, notShown } from "./secrets";

/** Longest text of a value that is shown, in characters. */
const longest = 80;

/** A value as a message shows it: its JSON, shortened; never one that seems secret. */
export function showJson(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  // Before it is cut: half a secret has no form any more.
  if (holdsSecret(typeof value === "string" ? value : text)) return notShown;
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
