import * as fs from "node:fs";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { packageRoot } from "../core/package-root";
import { suggestion } from "../core/suggest";
import { contexts, type Escape, fenced, inlineCode, line, type Printable, prose, tableCode } from "./contexts";
import { labelled, placeholder } from "./labels";
import { templateBody } from "./parse";

export interface RenderOptions {
  /** Folder of the templates. @default - the package's `templates` */
  readonly folder?: string;
}

/** One of several things that share a text. */
export interface Thing {
  /** What the text calls it where it speaks of this one only. */
  readonly name: string;
  readonly data: object;
}

/** One text for several things. */
export interface SharedText {
  readonly text: string;
  /** What differs: a word in capitals that stands in the text, with the value of each thing. */
  readonly differences: ReadonlyMap<string, readonly Printable[]>;
}

/**
 * Renders `templates/<name>.hbs`. The extension of the name decides how values are escaped: Markdown, shell, YAML, JSON,
 * JavaScript, HCL or plain text. Templates know `{{value}}`, `{{#if}}`, `{{#each}}` and, in Markdown, `{{code value}}`,
 * `{{cell value}}`, `{{prose value}}` and `{{line command}}`.
 *
 * @throws FaultError AR001 no such template, AR002 a value is missing or cannot be printed, AR003 a construct that could
 *   let a value out of its place
 */
export function renderTemplate(name: string, data: object, options: RenderOptions = {}): string {
  return renderShared(name, [{ name: "", data }], options).text;
}

/**
 * Renders a template once for several things. A value that differs among them is printed as a word in capitals; a part that not all
 * of them have says for which it is.
 *
 * @param things at least one
 * @throws FaultError as `renderTemplate` does
 */
export function renderShared(name: string, things: readonly Thing[], options: RenderOptions = {}): SharedText {
  const folder = options.folder ?? path.join(packageRoot, "templates");
  const file = path.join(folder, `${name}.hbs`);
  const shown = `templates/${name}.hbs`;
  const write = contexts[path.extname(name).slice(1)];
  if (!write || !file.startsWith(`${folder}${path.sep}`) || !fs.existsSync(file)) {
    throw new FaultError([
      {
        code: "AR001",
        message: "unknown template",
        place: { file: shown },
        expected: `a file below templates/ whose name ends in ${Object.keys(contexts).join(", ")}, followed by .hbs`,
      },
    ]);
  }
  const body = templateBody(name, fs.readFileSync(file, "utf8"));
  const renderer = new Renderer(shown, write, things);
  const rendered = renderer.block(
    body,
    things.map(({ data }, thing) => ({ thing, value: data, root: data })),
  );
  if (renderer.faults.length > 0) throw new FaultError(renderer.faults);
  const text = `${rendered
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
  return { text, differences: renderer.differences };
}

/**
 * For Markdown: `{{code value}}` in text, `{{cell value}}` in a table, `{{prose value}}` for sentences with code, `{{line value}}` for a
 * command in a code block.
 */
const helpers: Readonly<Record<string, Escape>> = { code: inlineCode, cell: tableCode, prose, line };

/** Where a name is looked up for one thing: the current value, its names from `#each`, and what lies around it. */
interface Scope {
  /** Index of the thing. */
  readonly thing: number;
  readonly value: unknown;
  readonly root: unknown;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly parent?: Scope;
}

/**
 * Walks Handlebars' own syntax tree: the language stays Handlebars', the escaping is ours, and every missing value is
 * reported instead of printed as nothing. Each part is rendered once for all things that have it, which is why there is a scope for
 * each of them.
 */
class Renderer {
  readonly faults: Fault[] = [];
  readonly differences = new Map<string, Printable[]>();
  /** What is being written is a code block of Markdown. */
  private inFence = false;

  constructor(
    private readonly file: string,
    private readonly write: Escape,
    private readonly things: readonly Thing[],
  ) {}

  block(body: readonly hbs.AST.Statement[], scopes: readonly Scope[]): string {
    return body.map((statement) => this.statement(statement, scopes)).join("");
  }

  private statement(statement: hbs.AST.Statement, scopes: readonly Scope[]): string {
    switch (statement.type) {
      case "ContentStatement": {
        const text = (statement as hbs.AST.ContentStatement).value;
        if ((text.match(/^\s*```/gm) ?? []).length % 2 === 1) this.inFence = !this.inFence;
        return text;
      }
      case "CommentStatement":
        return "";
      case "MustacheStatement":
        return this.mustache(statement as hbs.AST.MustacheStatement, scopes);
      case "BlockStatement":
        return this.helperBlock(statement as hbs.AST.BlockStatement, scopes);
      default:
        return this.refuse(statement, `${statement.type} is not allowed`);
    }
  }

  private mustache(statement: hbs.AST.MustacheStatement, scopes: readonly Scope[]): string {
    if (!statement.escaped) return this.refuse(statement, "an unescaped value, {{{…}}} or {{&…}}, is not allowed");
    const [argument] = statement.params;
    if (statement.params.length === 0) {
      const write = this.inFence && this.write === contexts.md ? fenced : this.write;
      return this.print(statement.path, scopes, write, String);
    }
    const helper = helpers[nameOf(statement.path)];
    if (helper && statement.params.length === 1 && argument) return this.print(argument, scopes, helper, helper);
    return this.refuse(statement, `unknown helper ${nameOf(statement.path)}`);
  }

  /** @param word how a word in capitals is written in place of values that differ */
  private print(expression: hbs.AST.Node, scopes: readonly Scope[], write: Escape, word: Escape): string {
    const values = scopes.map((scope) => this.lookUp(expression, scope));
    const printed = new Set(values.map((value) => this.printed(expression, value, write)));
    const [only = ""] = printed;
    if (printed.size <= 1) return only;
    const name = placeholder(nameOf(expression));
    const all = this.differences.get(name) ?? this.things.map((): Printable => "");
    scopes.forEach(({ thing }, index) => {
      all[thing] = values[index] as Printable;
    });
    this.differences.set(name, all);
    return word(name);
  }

  private printed(expression: hbs.AST.Node, value: unknown, write: Escape): string {
    if (value === undefined) return "";
    if (!["string", "number", "boolean"].includes(typeof value)) {
      this.fault("AR002", expression, `${nameOf(expression)} cannot be printed`, {
        expected: "a string, a number, or true or false",
        got: kindOf(value),
      });
      return "";
    }
    try {
      return write(value as Printable);
    } catch (error) {
      this.fault("AR002", expression, `${nameOf(expression)} cannot be printed`, {
        got: error instanceof Error ? error.message : String(error),
      });
      return "";
    }
  }

  private helperBlock(statement: hbs.AST.BlockStatement, scopes: readonly Scope[]): string {
    const name = nameOf(statement.path);
    const [argument] = statement.params;
    if (!argument || statement.params.length !== 1 || !["if", "unless", "each"].includes(name)) {
      return this.refuse(statement, `unknown block {{#${name}}} with ${statement.params.length} arguments`);
    }
    const values = scopes.map((scope) => this.lookUp(argument, scope));
    if (name === "each") return this.each(statement, argument, scopes, values);
    const holds = (_: Scope, index: number) => {
      const value = values[index];
      return (Array.isArray(value) ? value.length > 0 : Boolean(value)) === (name === "if");
    };
    const yes = scopes.filter(holds);
    const no = scopes.filter((scope, index) => !holds(scope, index));
    return this.branch(statement.program, yes, scopes) + this.branch(statement.inverse, no, scopes);
  }

  /** What some of the things have; it says which, unless all have it. */
  private branch(program: hbs.AST.Program | undefined, some: readonly Scope[], all: readonly Scope[]): string {
    if (!program || some.length === 0) return "";
    const inFence = this.inFence;
    const text = this.block(program.body, some);
    if (some.length === all.length) return text;
    const names = some.map(({ thing }) => this.things[thing]?.name ?? "");
    return labelled(text, names, inFence);
  }

  private each(
    statement: hbs.AST.BlockStatement,
    argument: hbs.AST.Node,
    scopes: readonly Scope[],
    values: readonly unknown[],
  ): string {
    const rows = new Map<string, Scope[]>();
    const empty: Scope[] = [];
    scopes.forEach((scope, at) => {
      const value = values[at];
      if (value === undefined) return;
      if (typeof value !== "object" || value === null) {
        this.fault("AR002", argument, `${nameOf(argument)} cannot be iterated over`, {
          expected: "a list or a map",
          got: kindOf(value),
        });
        return;
      }
      const entries = Object.entries(value);
      if (entries.length === 0) empty.push(scope);
      entries.forEach(([key, inner], index) => {
        const row = { thing: scope.thing, value: inner, root: scope.root, data: { key, index }, parent: scope };
        // One thing may have the same row twice; of several things, those with the same row share it.
        const id = JSON.stringify(scopes.length > 1 ? [Array.isArray(value) || key, inner] : index);
        rows.set(id, [...(rows.get(id) ?? []), row]);
      });
    });
    const { program, inverse } = statement;
    return (
      [...rows.values()].map((row) => this.branch(program, row, scopes)).join("") + this.branch(inverse, empty, scopes)
    );
  }

  /** The value of a path or literal; a missing one is reported, with the name that was probably meant. */
  private lookUp(expression: hbs.AST.Node, scope: Scope): unknown {
    if (expression.type.endsWith("Literal")) return (expression as hbs.AST.StringLiteral).value;
    if (expression.type !== "PathExpression") {
      this.refuse(expression, `${expression.type} is not allowed`);
      return undefined;
    }
    const { data, depth, parts } = expression as hbs.AST.PathExpression;
    let at: Scope | undefined = scope;
    for (let level = 0; level < depth; level += 1) at = at?.parent;
    let value: unknown = data ? (parts[0] === "root" ? { root: scope.root } : { ...at?.data }) : at?.value;
    for (const part of parts) {
      const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
      // Once: some values are worked out when they are read.
      const next = names.includes(part) ? (value as Record<string, unknown>)[part] : undefined;
      if (next === undefined) {
        const fix = suggestion(part, names);
        this.fault("AR002", expression, `unknown value ${nameOf(expression)}`, {
          expected: names.length > 0 ? `one of ${names.sort().join(", ")}` : "a value",
          ...(fix !== undefined ? { fix } : {}),
        });
        return undefined;
      }
      value = next;
    }
    return value;
  }

  private refuse(node: hbs.AST.Node, message: string): string {
    this.fault("AR003", node, message, {});
    return "";
  }

  private fault(code: string, node: hbs.AST.Node, message: string, rest: Partial<Fault>): void {
    const { line, column } = node.loc.start;
    const fault = { code, message, place: { file: this.file, line, column: column + 1 }, ...rest };
    // Things that share a text share its faults.
    if (!this.faults.some((one) => JSON.stringify(one) === JSON.stringify(fault))) this.faults.push(fault);
  }
}

function nameOf(node: hbs.AST.Node): string {
  return node.type === "PathExpression" ? (node as hbs.AST.PathExpression).original : node.type;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value;
}
