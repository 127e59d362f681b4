import type { Option } from "../options/option";
import { fullPath, type OptionGroup, optionGroups } from "../options/options";
import { type Control, controlsOf, type Rule } from "../posture";
import { systems } from "../systems";
import { ruleSentences } from "./rule-sentences";

/** Everything that can be explained, but for the messages. */
export interface Catalogue {
  readonly controls: readonly { readonly folder: string; readonly control: Control }[];
  readonly rules: readonly { readonly folder: string; readonly rule: Rule; readonly says: string }[];
  readonly options: readonly { readonly path: string; readonly group: OptionGroup; readonly option: Option }[];
}

/** Reads controls, rules with the sentences that the build collected, and options. */
export function catalogue(): Catalogue {
  return {
    controls: systems.flatMap(({ folder }) => controlsOf(folder).map((control) => ({ folder, control }))),
    rules: systems.flatMap(({ folder, rules }) => {
      const says = ruleSentences(folder);
      return rules.map((rule) => ({ folder, rule, says: says[rule.id] ?? "" }));
    }),
    options: optionGroups().flatMap((group) =>
      group.options.map((option) => ({ path: fullPath(group, option), group, option })),
    ),
  };
}
