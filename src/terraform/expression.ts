import { isObject, type Json } from "./configuration";

/** What an expression comes to: a value, or not known before apply. */
export type Outcome = { readonly value: Json } | undefined;

/** What is known of names, and what is assumed of conditions that are not. */
export interface Knowledge {
  /** The value of `local.<name>` or `var.<name>`, where it cannot be another. */
  readonly named?: (name: string) => Outcome;
  /** Whether a condition of which nothing is known holds; undefined where nothing is assumed. It is asked once for each. */
  readonly assumed?: (condition: string) => boolean | undefined;
}

/**
 * Works out an expression of literals, conditions and the functions by which lists are made and counted, as Terraform would:
 * `length([])`, `false ? 1 : 0`, `toset([])`. Anything else is not known.
 *
 * @param text expression without the signs around it
 */
export function evaluate(text: string, knowledge: Knowledge = {}): Outcome {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  try {
    const reader = new Reader(tokens, knowledge);
    const outcome = reader.condition();
    return reader.isAtEnd ? outcome : undefined;
  } catch (error) {
    if (error instanceof NotFollowed) return undefined;
    throw error;
  }
}

/** The expression of a text that is one interpolation, and nothing else. */
export function wholeExpression(text: string): string | undefined {
  return /^\s*\$\{(.*)\}\s*$/s.exec(text)?.[1]?.trim();
}

/** An expression of a form that is not followed here. */
class NotFollowed extends Error {}

interface Token {
  readonly kind: "number" | "text" | "name" | "sign";
  readonly text: string;
}

const shapes =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\$%]|\\.|[$%](?!\{))*")|(?<name>[A-Za-z_][\w-]*(?:\.[\w*-]+|\[(?:\d+|\*|"[^"$%]*"|[a-z]+\.[a-z]+)\])*)|(?<sign>&&|\|\||[=!<>]=|[?:!<>()[\]{},+*/%=-]))/gy;

/** An expression of that many signs is nobody's count. */
const longest = 500;

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  shapes.lastIndex = 0;
  let at = 0;
  const whole = text.trimEnd();
  while (at < whole.length) {
    shapes.lastIndex = at;
    const found = shapes.exec(whole);
    if (!found || tokens.length > longest) return undefined;
    const [kind, value] = Object.entries(found.groups ?? {}).find(([, one]) => one !== undefined) ?? [];
    if (kind === undefined || value === undefined) return undefined;
    tokens.push({ kind: kind as Token["kind"], text: value });
    at = shapes.lastIndex;
  }
  return tokens;
}

/** Levels of brackets and conditions; more is refused before the stack is used up. */
const deepest = 50;

const comparisons: Readonly<Record<string, (a: number, b: number) => Json>> = {
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
};

const functions: Readonly<Record<string, (values: readonly Json[]) => Outcome>> = {
  length: ([of]) => {
    if (Array.isArray(of) || typeof of === "string") return { value: of.length };
    return isObject(of) ? { value: Object.keys(of).length } : undefined;
  },
  toset: ([of]) => (Array.isArray(of) ? { value: [...new Set(of)] } : undefined),
  tolist: ([of]) => (Array.isArray(of) ? { value: of } : undefined),
  tomap: ([of]) => (isObject(of) ? { value: of } : undefined),
  keys: ([of]) => (isObject(of) ? { value: Object.keys(of) } : undefined),
  values: ([of]) => (isObject(of) ? { value: Object.values(of) } : undefined),
  concat: (lists) => (lists.every(Array.isArray) ? { value: lists.flat() } : undefined),
  tonumber: ([of]) => numberIn(of),
  tobool: ([of]) => boolIn(of),
  min: (all) => (all.every((one) => typeof one === "number") ? { value: Math.min(...(all as number[])) } : undefined),
  max: (all) => (all.every((one) => typeof one === "number") ? { value: Math.max(...(all as number[])) } : undefined),
};

function numberIn(value: Json | undefined): Outcome {
  const number =
    typeof value === "number" ? value : typeof value === "string" && value !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? { value: number } : undefined;
}

function boolIn(value: Json | undefined): Outcome {
  if (value === true || value === "true") return { value: true };
  return value === false || value === "false" ? { value: false } : undefined;
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly knowledge: Knowledge,
  ) {}

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** `a ? b : c` */
  condition(): Outcome {
    this.depth += 1;
    if (this.depth > deepest) throw new NotFollowed();
    const from = this.at;
    const test = this.or();
    const words = this.text(from);
    this.depth -= 1;
    if (!this.takes("?")) return test;
    const holds = test ? boolIn(test.value)?.value : this.knowledge.assumed?.(words);
    const yes = this.condition();
    this.expect(":");
    const no = this.condition();
    if (holds === undefined) return yes && no && same(yes.value, no.value) ? yes : undefined;
    return holds === true ? yes : no;
  }

  private or(): Outcome {
    return this.logic("||", true, () => this.and());
  }

  private and(): Outcome {
    return this.logic("&&", false, () => this.comparison());
  }

  /** `a || b` and `a && b`: one side may decide. */
  private logic(sign: string, decides: boolean, side: () => Outcome): Outcome {
    let from = this.at;
    let left = side();
    while (this.takes(sign)) {
      left = this.boolean(left, from, this.at - 1);
      from = this.at;
      const right = this.boolean(side(), from, this.at);
      if (left?.value === decides || right?.value === decides) left = { value: decides };
      else left = left && right ? { value: !decides } : undefined;
    }
    return left;
  }

  /** What is known of a condition, or assumed of it. */
  private boolean(outcome: Outcome, from: number, to: number): Outcome {
    if (outcome) return boolIn(outcome.value);
    const assumed = this.knowledge.assumed?.(this.text(from, to));
    return assumed === undefined ? undefined : { value: assumed };
  }

  private comparison(): Outcome {
    const from = this.at;
    const left = this.unary();
    const sign = this.tokens[this.at]?.text ?? "";
    if (sign === "==" || sign === "!=") {
      const middle = this.at;
      this.at += 1;
      const right = this.unary();
      if (left && right) return { value: same(left.value, right.value) === (sign === "==") };
      // `var.on == false` is `!var.on`.
      const [known, open, begin, end] = left ? [left, right, middle + 1, this.at] : [right, left, from, middle];
      const flag = known && typeof known.value === "boolean" ? known.value : undefined;
      const held = flag === undefined ? undefined : this.boolean(open, begin, end);
      return held === undefined ? undefined : { value: (held.value === flag) === (sign === "==") };
    }
    const compare = comparisons[sign];
    if (!compare || this.tokens[this.at]?.kind !== "sign") return left;
    this.at += 1;
    const right = this.unary();
    const [a, b] = [numberIn(left?.value), numberIn(right?.value)];
    return a && b ? { value: compare(a.value as number, b.value as number) } : undefined;
  }

  private unary(): Outcome {
    if (this.takes("!")) {
      const from = this.at;
      const outcome = this.boolean(this.unary(), from, this.at);
      return outcome && { value: outcome.value !== true };
    }
    if (this.takes("-")) {
      const outcome = numberIn(this.unary()?.value);
      return outcome && { value: -(outcome.value as number) };
    }
    return this.primary();
  }

  private primary(): Outcome {
    const token = this.tokens[this.at];
    if (token === undefined) throw new NotFollowed();
    this.at += 1;
    if (token.kind === "number") return { value: Number(token.text) };
    if (token.kind === "text") return textIn(token.text);
    if (token.kind === "name")
      return this.tokens[this.at]?.text === "(" ? this.call(token.text) : this.name(token.text);
    if (token.text === "(") {
      const inner = this.condition();
      this.expect(")");
      return inner;
    }
    if (token.text === "[") {
      const items = this.list("]");
      return items && { value: items };
    }
    if (token.text === "{") return this.object();
    throw new NotFollowed();
  }

  private name(name: string): Outcome {
    if (name === "true" || name === "false") return { value: name === "true" };
    if (name === "null") return { value: null };
    return this.knowledge.named?.(name);
  }

  private call(name: string): Outcome {
    this.expect("(");
    const values = this.list(")");
    const work = Object.hasOwn(functions, name) ? functions[name] : undefined;
    return values && work?.(values);
  }

  /** Elements up to a closing sign; undefined when one of them is not known. */
  private list(end: string): Json[] | undefined {
    const items: Outcome[] = [];
    while (!this.takes(end)) {
      items.push(this.condition());
      if (!this.takes(",") && this.tokens[this.at]?.text !== end) throw new NotFollowed();
    }
    return items.some((item) => item === undefined) ? undefined : items.map((item) => item?.value ?? null);
  }

  private object(): Outcome {
    const entries: [string, Outcome][] = [];
    while (!this.takes("}")) {
      const key = this.tokens[this.at];
      if (key === undefined || key.kind === "sign") throw new NotFollowed();
      this.at += 1;
      if (!this.takes("=")) this.expect(":");
      entries.push([key.text.replace(/^"|"$/g, ""), this.condition()]);
      this.takes(",");
    }
    if (entries.some(([, outcome]) => outcome === undefined)) return undefined;
    return { value: Object.fromEntries(entries.map(([key, outcome]) => [key, outcome?.value ?? null])) };
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "sign" || token.text !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw new NotFollowed();
  }

  /** The signs between two places, without the brackets around all of them. */
  private text(from: number, to = this.at): string {
    const words = this.tokens.slice(from, to).map(({ text }) => text);
    while (words[0] === "(" && words.at(-1) === ")" && !words.slice(1, -1).some((word) => "()".includes(word)))
      words.splice(0, words.length, ...words.slice(1, -1));
    return words.join(" ");
  }
}

function textIn(quoted: string): Outcome {
  // Other escapes of HCL than those of JSON are not followed.
  try {
    return { value: JSON.parse(quoted) as string };
  } catch {
    return undefined;
  }
}

function same(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
