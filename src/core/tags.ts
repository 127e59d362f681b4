/** Length of a tag. Source: IBM Cloud blog, "Characteristics of User and Access Tags on IBM Cloud", 2021-03-09. */
export const longestTag = 128;

/**
 * What IBM permits in a tag; the provider ibm 2.5.0 checks the same characters. Whether a space at an end is kept is unknown, so there
 * is none.
 */
export const tagPattern = /^[A-Za-z0-9:_.-](?:[A-Za-z0-9:_ .-]*[A-Za-z0-9:_.-])?$/;

export const tagWords =
  "1 to 128 letters, digits, spaces, underscores, hyphens, periods and colons, without a space at either end";

/** True for a text that IBM Cloud takes as a user tag. */
export function isTag(text: string): boolean {
  return text.length <= longestTag && tagPattern.test(text);
}

/**
 * The same tags, each once, in the one form and order that no plan takes for a change: IBM compares tags without case, and the provider
 * reads them back as a set.
 */
export function normalTags(tags: Iterable<string>): string[] {
  return [...new Set([...tags].map((tag) => tag.toLowerCase()))].sort();
}
