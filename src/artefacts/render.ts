import * as fs from "node:fs";
import * as path from "node:path";
import { type Fault, FaultError } from "../core/fault";
import { packageRoot } from "../core/package-root";
import { suggestion } from "../core/suggest";
import { contexts, type Escape, inlineCode, type Printable, tableCode } from "./contexts";
import { templateBody } from "./parse";

export interface RenderOptions {
  /** Folder of the templates. @default - the package's `templates` */
  readonly folder?: string;
}

/**
 * Renders `templates/<name>.hbs`. The extension of the name decides how values are escaped: Markdown, shell, YAML, JSON,
 * JavaScript, HCL or plain text. Templates know `{{value}}`, `{{#if}}`, `{{#each}}` and, in Markdown, `{{code value}}`
 * and `{{cell value}}`.
 *
 * @throws FaultError AR001 no such template, AR002 a value is missing or cannot be printed, AR003 a construct that could
 *   let a value out of its place
 */
export function renderTemplate(name: string, data: object, options: RenderOptions = {}): string {
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
  const faults: Fault[] = [];
  const rendered = new Renderer(shown, write, faults).block(body, { value: data, root: data });
  if (faults.length > 0) throw new FaultError(faults);
  return `${rendered
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** `{{code value}}` in text and `{{cell value}}` in a table, both for Markdown. */
const helpers: Readonly<Record<string, Escape>> = { code: inlineCode, cell: tableCode };

/** Where a name is looked up: the current value, its names from `#each`, and what lies around it. */
interface Scope {
  readonly value: unknown;
  readonly root: unknown;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly parent?: Scope;
}

/**
 * Walks Handlebars' own syntax tree: the language stays Handlebars', the escaping is ours, and every missing value is
 * reported instead of printed as nothing.
 */
class Renderer {
  constructor(
    private readonly file: string,
    private readonly write: Escape,
    private readonly faults: Fault[],
  ) {}

  block(body: readonly hbs.AST.Statement[], scope: Scope): string {
    return body.map((statement) => this.statement(statement, scope)).join("");
  }

  private statement(statement: hbs.AST.Statement, scope: Scope): string {
    switch (statement.type) {
      case "ContentStatement":
        return (statement as hbs.AST.ContentStatement).value;
      case "CommentStatement":
        return "";
      case "MustacheStatement":
        return this.mustache(statement as hbs.AST.MustacheStatement, scope);
      case "BlockStatement":
        return this.helperBlock(statement as hbs.AST.BlockStatement, scope);
      default:
        return this.refuse(statement, `${statement.type} is not allowed`);
    }
  }

  private mustache(statement: hbs.AST.MustacheStatement, scope: Scope): string {
    if (!statement.escaped) return this.refuse(statement, "an unescaped value, {{{…}}} or {{&…}}, is not allowed");
    const [argument] = statement.params;
    if (statement.params.length === 0) return this.print(statement.path, scope, this.write);
    const helper = helpers[nameOf(statement.path)];
    if (helper && statement.params.length === 1 && argument) return this.print(argument, scope, helper);
    return this.refuse(statement, `unknown helper ${nameOf(statement.path)}`);
  }

  private print(expression: hbs.AST.Node, scope: Scope, write: Escape): string {
    const value = this.lookUp(expression, scope);
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

  private helperBlock(statement: hbs.AST.BlockStatement, scope: Scope): string {
    const name = nameOf(statement.path);
    const [argument] = statement.params;
    if (!argument || statement.params.length !== 1 || !["if", "unless", "each"].includes(name)) {
      return this.refuse(statement, `unknown block {{#${name}}} with ${statement.params.length} arguments`);
    }
    const value = this.lookUp(argument, scope);
    if (name === "each") return this.each(statement, argument, value, scope);
    const holds = Array.isArray(value) ? value.length > 0 : Boolean(value);
    const chosen = holds === (name === "if") ? statement.program : statement.inverse;
    return chosen ? this.block(chosen.body, scope) : "";
  }

  private each(statement: hbs.AST.BlockStatement, argument: hbs.AST.Node, value: unknown, scope: Scope): string {
    if (value === undefined) return "";
    if (typeof value !== "object" || value === null) {
      this.fault("AR002", argument, `${nameOf(argument)} cannot be iterated over`, {
        expected: "a list or a map",
        got: kindOf(value),
      });
      return "";
    }
    const entries = Object.entries(value);
    if (entries.length === 0 && statement.inverse) return this.block(statement.inverse.body, scope);
    return entries
      .map(([key, inner], index) =>
        this.block(statement.program.body, { value: inner, root: scope.root, data: { key, index }, parent: scope }),
      )
      .join("");
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
      if (!names.includes(part) || (value as Record<string, unknown>)[part] === undefined) {
        const fix = suggestion(part, names);
        this.fault("AR002", expression, `unknown value ${nameOf(expression)}`, {
          expected: names.length > 0 ? `one of ${names.sort().join(", ")}` : "a value",
          ...(fix !== undefined ? { fix } : {}),
        });
        return undefined;
      }
      value = (value as Record<string, unknown>)[part];
    }
    return value;
  }

  private refuse(node: hbs.AST.Node, message: string): string {
    this.fault("AR003", node, message, {});
    return "";
  }

  private fault(code: string, node: hbs.AST.Node, message: string, rest: Partial<Fault>): void {
    const { line, column } = node.loc.start;
    this.faults.push({ code, message, place: { file: this.file, line, column: column + 1 }, ...rest });
  }
}

function nameOf(node: hbs.AST.Node): string {
  return node.type === "PathExpression" ? (node as hbs.AST.PathExpression).original : node.type;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value;
}
