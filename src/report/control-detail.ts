import { ruleSentences } from "../explain/rule-sentences";
import type { Control, JudgedPlace, MatrixRow } from "../posture";
import { attestationsOf, attestedServices, statementOf } from "../posture/ibm-documents";
import { placeText } from "../posture/matrix";
import { systems } from "../systems";

/** Places that one rule has judged, with what the rule says. */
interface RulePlaces {
  readonly says: string;
  readonly rule: string;
  readonly places: readonly string[];
}

/** What the report says of one control below its table. */
export function detailOf(row: MatrixRow, outcome: string): object {
  const { control, places, others, shownBy } = row;
  const judged = places.filter(({ rule }) => rule !== undefined);
  return {
    id: control.id,
    title: control.title,
    statement: control.statement,
    ...sourceOf(control),
    outcome,
    wanted: control.hardened,
    judged: byRule(control, judged),
    through: places.filter(({ rule }) => rule === undefined).map(fullPlace),
    said: judged.length === 0 ? shownBy : "",
    ...evidenceOf(row),
    others: byRule(control, others),
  };
}

/** The document that says the statement, where one does. */
function sourceOf({ source }: Control): object {
  const page = statementOf(source);
  return { source: source ?? "derived by Rampart", linked: page !== undefined, url: page?.url ?? "" };
}

/** IBM's attestations, and the file that says what people do beside IBM's part. */
function evidenceOf({ control, outcome, file }: MatrixRow): object {
  const { evidence, step } = control;
  const inherited = outcome === "inherited" && evidence !== undefined;
  return {
    inherited,
    service: inherited ? attestedServices[evidence.service] : "",
    attestations: inherited ? attestationsOf(evidence.service) : [],
    step: inherited && file !== undefined ? (step ?? "") : "",
    file: file ?? "",
  };
}

function byRule({ id }: Control, places: readonly JudgedPlace[]): RulePlaces[] {
  return [...new Set(places.map(({ rule }) => rule ?? ""))].map((rule) => ({
    rule,
    says: sentenceOf(id, rule),
    places: [...new Set(places.filter((place) => place.rule === rule).map(fullPlace))],
  }));
}

function fullPlace(place: JudgedPlace): string {
  return `${place.stack}: ${placeText(place)}`;
}

/** What a rule says, in its own words. An id stands in two systems where both have such a rule, for controls of their own. */
function sentenceOf(control: string, id: string): string {
  folders ??= new Map(
    systems
      .toReversed()
      .flatMap(({ folder, rules }) =>
        rules.flatMap((rule) => rule.controls.map((of): [string, string] => [`${of} ${rule.id}`, folder])),
      ),
  );
  const folder = folders.get(`${control} ${id}`);
  return folder === undefined ? "" : (ruleSentences(folder)[id] ?? "");
}

/** The system of a rule by control and id, made on first use; the first system that has it counts. */
let folders: ReadonlyMap<string, string> | undefined;
