import { type Fault, FaultError } from "../core/fault";
import { suggestion } from "../core/suggest";
import { messageCodes } from "../messages";
import { type Catalogue, catalogue } from "./catalogue";
import { explainCode } from "./code";
import { explainControl } from "./control";
import type { Explanation } from "./explanation";
import { explainOption } from "./option";
import { nearness } from "./option-path";
import { explainRule } from "./rule";

/**
 * What words mean: controls, rules, options, message codes.
 *
 * @param today the day from which the end of a proposed waiver is counted, `YYYY-MM-DD`
 * @throws FaultError CL002 for every word that is nothing of that
 */
export function explain(words: readonly string[], today: string): Explanation[] {
  const all = catalogue();
  const found = words.map((word) => ({ word, meanings: meaningsOf(all, word, today) }));
  const faults = found.filter(({ meanings }) => meanings.length === 0).map(({ word }) => unknownWord(all, word));
  if (faults.length > 0) throw new FaultError(faults);
  return found.flatMap(({ meanings }) => meanings);
}

/** Everything there is: controls, rules, options, message codes. */
export function explainAll(): Explanation[] {
  const all = catalogue();
  return [
    ...all.controls.map(({ folder, control }) => explainControl(all, folder, control)),
    ...all.rules.map((one) => explainRule(all, one)),
    ...all.options.map(explainOption),
    ...Object.entries(messageCodes).map(([code, words]) => explainCode(code, words)),
  ];
}

function meaningsOf(all: Catalogue, word: string, today: string): Explanation[] {
  const upper = word.toUpperCase();
  const code = messageCodes[upper];
  if (code) return [explainCode(upper, code)];
  const controls = all.controls.filter(({ control }) => control.id === upper);
  const rules = all.rules.filter(({ rule }) => rule.id === word.toLowerCase());
  if (controls.length + rules.length > 0) {
    return [
      ...controls.map(({ folder, control }) => explainControl(all, folder, control, today)),
      ...rules.map((one) => explainRule(all, one)),
    ];
  }
  const fits = all.options.map((one) => ({ one, near: nearness(one.path, word) }));
  const best = Math.max(...fits.map((each) => each.near));
  return best === 0 ? [] : fits.filter((each) => each.near === best).map(({ one }) => explainOption(one));
}

function unknownWord(all: Catalogue, word: string): Fault {
  const known = [
    ...all.controls.map(({ control }) => control.id),
    ...all.rules.map(({ rule }) => rule.id),
    ...Object.keys(messageCodes),
    ...all.options.map(({ path }) => path.replaceAll(/<name>\.?|\[\]/g, "").replaceAll(/[<>]/g, "")),
    ...all.options.map(({ option }) => option.path.split(".").at(-1) ?? ""),
  ].filter((one) => one !== "");
  const fix = suggestion(word, known);
  return {
    code: "CL002",
    message: `unknown word ${word}`,
    place: { path: "explain" },
    expected:
      "a control (CE-48), a rule (image-digest), an option (systems.code-engine.apps.port) or a message code (CE015)",
    got: word,
    fix: fix ?? "Run rampart explain --all for the full list.",
  };
}
