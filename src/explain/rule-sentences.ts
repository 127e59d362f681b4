import { dataFile } from "../core/data-file";

/** What each rule of a system says, by the rule's id: the sentences that the build collected. */
export function ruleSentences(folder: string): Readonly<Record<string, string>> {
  return dataFile<Readonly<Record<string, string>>>("dist", "src", "systems", folder, "rule-sentences.json");
}
