/** What stands in place of a value that only a resource knows which is left out. */
const marker = "left-out-of-the-rehearsal";

/** The stand-in with a number: the same for the same expression, another for another. */
export function standIn(number: number): string {
  return `${marker}-${number}`;
}

/** True for a text in which a stand-in stands. */
export function isLeftOut(text: string): boolean {
  return text.includes(marker);
}
