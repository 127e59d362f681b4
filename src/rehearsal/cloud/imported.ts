import { crnFields } from "../../core/crn";
import { isObjectValue, type ObjectValue, type Value } from "../plugin/codec";

/** Computed attributes of something that was imported: as if it were new, but with its own id wherever the new one stands. */
export function withImportedId(minted: ObjectValue, id: Value | undefined): ObjectValue {
  if (typeof minted.id !== "string" || typeof id !== "string") return minted;
  const [made, real] = [crnFields(minted.id).instance, crnFields(id).instance];
  const pairs: [string, string][] = [
    [minted.id, id],
    ...(made !== "" && real !== "" ? [[made, real] as [string, string]] : []),
  ];
  const replaced = (value: Value): Value => {
    if (typeof value === "string") return pairs.reduce((text, [from, to]) => text.replaceAll(from, to), value);
    if (Array.isArray(value)) return value.map(replaced);
    if (!isObjectValue(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner)]));
  };
  return replaced(minted) as ObjectValue;
}
