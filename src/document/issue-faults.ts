import type * as z from "zod/v4/core";
import type { Fault } from "../core/fault";
import { suggestion } from "../core/suggest";
import { isMapping, type LoadedDocument, type PathStep, valueAt } from "./document";
import { kindFix } from "./fixes";
import { visible } from "./hidden-characters";
import { allowedKeys, declaredAt, definition, schemasAt, unwrapped } from "./schema-walk";
import { anyWords, formatWords, kindWords, sizeWords, words } from "./schema-words";
import { isSecret, quoted, show } from "./show";
import { meantOption } from "./unions";

type Issue = z.$ZodIssue;

/** The message of an issue for which the schema has no words of its own. */
export const unsaid = "";

/** Turns zod's issues into faults, with the data and the schema at hand. */
export class IssueFaults {
  constructor(
    private readonly schema: z.$ZodType,
    private readonly document: LoadedDocument,
  ) {}

  /** Usually one fault for each; one for each unknown key; for a union those of the option that was meant. */
  of(issues: readonly Issue[], above: readonly PathStep[] = []): Fault[] {
    return withoutEchoes(issues).flatMap((issue) => this.one(issue, above));
  }

  private one(issue: Issue, above: readonly PathStep[]): Fault[] {
    const path = [...above, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
    const value = valueAt(this.document.value, path);
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => this.unknownKey(key, path));
      case "invalid_key":
        return [this.freeKey(issue, path)];
      case "custom":
        return [this.custom(issue, value, path)];
      case "invalid_union":
        return this.union(issue, value, path);
      default:
        return value === undefined && path.length > 0 ? [this.missing(issue, path)] : [this.plain(issue, value, path)];
    }
  }

  private plain(issue: Issue, value: unknown, path: readonly PathStep[]): Fault {
    switch (issue.code) {
      case "invalid_type":
        return this.wrongKind(own(issue) ?? kindWords(issue.expected), issue.expected, value, path);
      case "invalid_value":
        return this.otherValue(issue.values, value, path, own(issue));
      default:
        return this.fault("BP104", "invalid value", path, {
          expected: own(issue) ?? this.expectation(issue, path),
          got: this.got(issue, value, path),
        });
    }
  }

  private missing(issue: Issue, path: readonly PathStep[], expected?: string): Fault {
    const takes = expected ?? own(issue) ?? anyWords(this.declared(path));
    return this.fault("BP100", `required key ${String(path.at(-1))} is missing`, path, { expected: takes });
  }

  private unknownKey(key: string, path: readonly PathStep[]): Fault {
    const { value: data } = this.document;
    const value = valueAt(data, path);
    const allowed = allowedKeys(schemasAt(this.schema, data, path));
    const free = allowed?.filter((name) => !(isMapping(value) && Object.hasOwn(value, name))) ?? [];
    return this.fault(
      "BP102",
      `unknown key ${visible(key.slice(0, 60))}`,
      [...path, key],
      {
        expected: allowed && (allowed.join(", ") || "no keys"),
        got: quoted(key),
        fix: colonFix(key) ?? suggestion(key, free),
      },
      "key",
    );
  }

  /** A name that the blueprint's author chose. */
  private freeKey(issue: z.$ZodIssueInvalidKey, path: readonly PathStep[]): Fault {
    const name = String(path.at(-1));
    const [inner] = issue.issues;
    const { message, ...rest } = inner?.code === "custom" ? customParts(inner) : { message: undefined };
    return this.fault(
      codeIn(rest) ?? "BP101",
      message ?? "invalid key",
      path,
      {
        expected: own(issue) ?? (inner && inner.code !== "custom" ? innerWords(inner) : undefined),
        got: quoted(name),
        ...rest,
      },
      "key",
    );
  }

  private custom(issue: z.$ZodIssueCustom, value: unknown, path: readonly PathStep[]): Fault {
    const { message, ...rest } = customParts(issue);
    const got = value === undefined ? undefined : this.shown(value, path);
    const unnamed = "invalid value";
    // A refinement with nothing but words says what it takes.
    if (rest.expected === undefined)
      return this.fault(codeIn(rest) ?? "BP105", unnamed, path, { got, ...rest, expected: message });
    return this.fault(codeIn(rest) ?? "BP105", message ?? unnamed, path, { got, ...rest });
  }

  private union(issue: z.$ZodIssueInvalidUnion, value: unknown, path: readonly PathStep[]): Fault[] {
    if (issue.discriminator !== undefined) {
      // Zod points at the key by which the options are told apart.
      const names = "options" in issue ? (issue.options ?? []) : [];
      if (value === undefined) return [this.missing(issue, path, names.map(String).join(" or "))];
      return [this.otherValue(names, value, path, own(issue))];
    }
    if (value === undefined && path.length > 0) return [this.missing(issue, path)];
    const meant = meantOption(issue.errors, value);
    if (meant.kind === "option") return this.of(meant.issues, path);
    if (meant.kind === "key") {
      const at = [...path, meant.key];
      return [this.otherValue(meant.values, valueAt(this.document.value, at), at)];
    }
    const expected = own(issue) ?? words(this.declared(path)[0]);
    if (!meant.fits) return [this.wrongKind(expected, "union", value, path)];
    return [this.otherValue(meant.values, value, path, expected)];
  }

  private wrongKind(words: string, expected: string, value: unknown, path: readonly PathStep[]): Fault {
    const declared = this.declared(path)[0];
    const written = this.document.written?.(path);
    return this.fault("BP103", "wrong type", path, {
      expected: words,
      got: show(value, path, written),
      fix: kindFix({ expected, value, path, declared, written }),
    });
  }

  private otherValue(values: readonly unknown[], value: unknown, path: readonly PathStep[], expected?: string): Fault {
    const names = [...new Set(values.map(String))];
    const near = typeof value === "string" && !isSecret(value, path) ? suggestion(value, names) : undefined;
    return this.fault("BP104", names.length > 0 ? "unknown value" : "invalid value", path, {
      expected: expected ?? names.join(", "),
      got: this.shown(value, path),
      fix: near,
    });
  }

  private expectation(issue: Issue, path: readonly PathStep[]): string {
    const declared = unwrapped(this.declared(path)[0]);
    const isNumber = definition(declared).type === "number";
    return isNumber && issue.code !== "not_multiple_of" ? words(declared) : innerWords(issue);
  }

  /** A value that is too long is shown with its length. */
  private got(issue: Issue, value: unknown, path: readonly PathStep[]): string {
    const sized = (issue.code === "too_big" || issue.code === "too_small") && typeof value === "string";
    if (!sized) return this.shown(value, path);
    const length = sizeWords([...value].length, [...value].length, "character");
    return isSecret(value, path) ? length : `${quoted(value)} (${length})`;
  }

  private declared(path: readonly PathStep[]): z.$ZodType[] {
    return declaredAt(this.schema, this.document.value, path);
  }

  private shown(value: unknown, path: readonly PathStep[]): string {
    return show(value, path, this.document.written?.(path));
  }

  private fault(
    code: string,
    message: string,
    path: readonly PathStep[],
    { expected, got, fix }: { readonly expected?: string; readonly got?: string; readonly fix?: string },
    part: "key" | "value" = "value",
  ): Fault {
    return {
      code,
      message,
      place: this.document.locate(path, part),
      ...(expected ? { expected } : {}),
      ...(got ? { got } : {}),
      ...(fix ? { fix } : {}),
    };
  }
}

/** Zod asks for a value's size even when it is of the wrong kind, which says it all. */
function withoutEchoes(issues: readonly Issue[]): Issue[] {
  const place = ({ path }: Issue) => JSON.stringify(path.map(String));
  const wrong = new Set(issues.flatMap((issue) => (issue.code === "invalid_type" ? [place(issue)] : [])));
  const isSize = ({ code }: Issue) => code === "too_small" || code === "too_big";
  return issues.filter((issue) => !(isSize(issue) && wrong.has(place(issue))));
}

/** In `{port:8080}` all is one key. */
function colonFix(key: string): string | undefined {
  return /^[\w-]+:[^\s:]/.test(key) ? "Put a space after the colon." : undefined;
}

/** What the schema itself says of an issue. */
function own({ message }: Issue): string | undefined {
  return message === unsaid ? undefined : message;
}

/** What an issue wants, as far as it says so itself. */
function innerWords(issue: Issue): string {
  const said = own(issue);
  if (said !== undefined) return said;
  switch (issue.code) {
    case "too_small":
    case "too_big":
      return bound(issue);
    case "invalid_format":
      return formatWords(issue);
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "invalid_value":
      return issue.values.map(String).join(", ");
    case "invalid_type":
      return kindWords(issue.expected);
    default:
      return "a different value";
  }
}

function bound(issue: z.$ZodIssueTooSmall | z.$ZodIssueTooBig): string {
  const low = issue.code === "too_small";
  const limit = Number(low ? issue.minimum : issue.maximum);
  if (issue.origin === "string" || issue.origin === "array" || issue.origin === "set") {
    const unit = issue.origin === "string" ? "character" : "entry";
    if (issue.exact) return sizeWords(limit, limit, unit);
    return low ? sizeWords(limit, undefined, unit) : sizeWords(undefined, limit, unit);
  }
  if (issue.inclusive === false) return `${low ? "above" : "below"} ${limit}`;
  return `${low ? "at least" : "at most"} ${limit}`;
}

/** What a refinement says with `params`. */
interface CustomParts {
  readonly message?: string;
  readonly code?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly fix?: string;
}

function customParts(issue: z.$ZodIssueCustom): CustomParts {
  const params: Readonly<Record<string, unknown>> = issue.params ?? {};
  const message = own(issue);
  const texts = ["code", "expected", "got", "fix"].flatMap((name) => {
    const text = params[name];
    return typeof text === "string" ? [[name, text]] : [];
  });
  return { ...(message === undefined ? {} : { message }), ...Object.fromEntries(texts) };
}

/** A refinement's own code, if it has the form of one. */
function codeIn({ code }: CustomParts): string | undefined {
  return code !== undefined && /^[A-Z]{2}\d{3}$/.test(code) ? code : undefined;
}
