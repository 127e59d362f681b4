import type * as z from "zod/v4/core";
import type { PathStep } from "./document";
import { isOptional } from "./schema-walk";
import { kindWords, words } from "./schema-words";
import { isSecret, quoted } from "./show";

/** A value of another kind than its place takes. */
export interface Misfit {
  /** What zod expects, in its own word. */
  readonly expected: string;
  readonly value: unknown;
  readonly path: readonly PathStep[];
  /** The schema of the place, as it is declared. */
  readonly declared: z.$ZodType | undefined;
  /** The value as it is written. */
  readonly written: string | undefined;
}

/** What to do about a value of the wrong kind, where that can be told. */
export function kindFix(misfit: Misfit): string | undefined {
  const { expected, value, path, declared, written } = misfit;
  if (value === null) return nothingFix(expected, declared);
  const text = typeof value === "string" && !isSecret(value, path) ? value : undefined;
  switch (expected) {
    case "string":
      if (typeof value !== "number" && typeof value !== "boolean") return undefined;
      return isSecret(value, path) ? "Quote it." : `Quote it: "${written ?? String(value)}".`;
    case "number":
    case "int":
      return numberFix(text, words(declared), expected);
    case "boolean":
      return booleanFix(text ?? (typeof value === "number" ? String(value) : ""));
    case "array":
    case "tuple":
      return text !== undefined && text.length < 40 ? `Write a list: [${quoted(text)}].` : undefined;
    default:
      return undefined;
  }
}

function nothingFix(expected: string, declared: z.$ZodType | undefined): string {
  const value = expected === "object" || expected === "record" ? "its keys on the lines below, indented" : "a value";
  return isOptional(declared) ? `Write ${value}, or omit the key.` : `Write ${value}.`;
}

/** `8080`, `1_000` and `1,000` were meant as numbers. */
function numberFix(text: string | undefined, takes: string, expected: string): string | undefined {
  const digits = text?.trim().replaceAll(/(?<=\d)[_,'](?=\d{3}(?!\d))/g, "");
  if (digits !== undefined && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(digits)) return `Write ${digits}, without quotes.`;
  return takes === kindWords(expected) ? undefined : `Write ${takes}.`;
}

function booleanFix(text: string): string | undefined {
  if (/^(y|yes|on|true|1)$/i.test(text)) return "Write true.";
  return /^(n|no|off|false|0)$/i.test(text) ? "Write false." : undefined;
}
