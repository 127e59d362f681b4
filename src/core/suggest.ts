import { distance } from "fastest-levenshtein";

/** Longest word that is compared: nobody mistypes a longer one. */
const longest = 64;

/** `Did you mean region?`, if one of the words is close enough to be meant: the only place that decides what is close. */
export function suggestion(word: string, words: readonly string[]): string | undefined {
  const near = closest(word, words);
  return near === undefined ? undefined : `Did you mean ${near}?`;
}

/** The closest of some words, if it is close; upper case, hyphens and underscores do not count. */
function closest(word: string, words: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  let best: { readonly word: string; readonly away: number } | undefined;
  for (const candidate of words) {
    const away = distance(folded(word), folded(candidate));
    const nearer = away < (best?.away ?? Number.POSITIVE_INFINITY);
    if (nearer && away <= bearable(word, candidate)) best = { word: candidate, away };
  }
  return best?.word;
}

function folded(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, "");
}

/** How many letters may differ: two swapped ones count as two. */
function bearable(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  if (length < 4) return length < 3 ? 0 : 1;
  if (length < 9) return 2;
  // Names of resource types and settings are several words long.
  return length < 20 ? 3 : 5;
}
