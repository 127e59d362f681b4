import * as fs from "node:fs";
import * as path from "node:path";
import { Project, ts } from "ts-morph";
import type { $ZodType } from "zod/v4/core";
import { documentSchema } from "../../src/blueprint/schema";
import { packageRoot } from "../../src/core/package-root";
import type { Option } from "../../src/options/option";
import { type OptionNode, type OptionStep, optionNodes, showSteps } from "../../src/options/tree";
import { systems } from "../../src/systems";
import { withExamples } from "./examples";
import { writeRuleSentences } from "./rule-sentences";
import { type Comment, parseComment } from "./tsdoc";

/**
 * Part of the build: collects the words of every option from the TSDoc of the props into a file for each system, and one for the top
 * level. The schema says which options there are; the props' types are walked beside it.
 */
function main(): void {
  writeRuleSentences();
  const program = programOf(path.join(packageRoot, "src", "blueprint", "schema.ts"));
  const checker = program.getTypeChecker();
  const blueprint = declared(program, checker, path.join("blueprint", "schema.ts"), "BlueprintDocument");
  const sections = new Set(systems.map(({ folder }) => folder));
  const top = optionNodes([documentSchema()]).filter(({ steps: [first, , third] }) => {
    const key = typeof first === "object" ? first.key : "";
    return key === "systems" ? third === undefined || isKey(third, "type") || isKey(third, "tags") : !sections.has(key);
  });
  write("blueprint", top, checker, blueprint);
  for (const { folder, section } of systems) {
    const name = folder.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const definition = declared(program, checker, path.join("systems", folder, "blueprint.ts"), name);
    const [props] = checker.getTypeArguments(definition as ts.TypeReference);
    if (!props) throw new Error(`${folder}/blueprint.ts does not say what its section's props are`);
    const itself: OptionNode = { steps: [], schemas: [], optional: true };
    write(path.join("systems", folder), [itself, ...optionNodes([section() as $ZodType])], checker, props);
  }
}

function isKey(step: OptionStep, key: string): boolean {
  return typeof step === "object" && step.key === key;
}

function programOf(root: string): ts.Program {
  const project = new Project({
    tsConfigFilePath: path.join(packageRoot, "tsconfig.json"),
    skipAddingFilesFromTsConfig: true,
  });
  project.addSourceFileAtPath(root);
  return project.getProgram().compilerObject;
}

/** The type of what a file of ours declares. */
function declared(program: ts.Program, checker: ts.TypeChecker, file: string, name: string): ts.Type {
  const source = program.getSourceFile(path.join(packageRoot, "src", file));
  const module = source && checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (!source || !symbol) throw new Error(`${file} does not export ${name}`);
  return symbol.flags & ts.SymbolFlags.Variable
    ? checker.getTypeOfSymbolAtLocation(symbol, source)
    : checker.getDeclaredTypeOfSymbol(symbol);
}

function write(folder: string, nodes: readonly OptionNode[], checker: ts.TypeChecker, root: ts.Type): void {
  const file = path.join(packageRoot, "dist", "src", folder, "options.json");
  const options = nodes.map((node) => optionOf(node, checker, root));
  const steps = nodes.map((node) => node.steps);
  fs.writeFileSync(file, JSON.stringify(withExamples(options, steps)));
}

function optionOf({ steps, optional }: OptionNode, checker: ts.TypeChecker, root: ts.Type): Option {
  const path = showSteps(steps);
  const symbols = steps.length > 0 ? symbolsAt(checker, root, steps) : [root.aliasSymbol ?? root.symbol];
  if (symbols.length === 0) throw new Error(`no prop has the option ${path}`);
  const comments = symbols.flatMap((symbol) => (symbol.declarations ?? []).flatMap(commentOf)).map(parseComment);
  // A key that several forms of a mapping have is said by each of them.
  const all = <K extends keyof Comment>(part: K) => [...new Set(comments.map((comment) => comment[part]))];
  const [text] = all("default").flatMap((one) => one ?? []);
  return {
    path,
    description: all("description").join(" ").trim(),
    optional,
    ...(text === undefined ? {} : { default: text }),
    examples: comments.flatMap(({ examples }) => examples),
    controls: [...new Set(comments.flatMap(({ controls }) => controls))],
  };
}

function commentOf(declaration: ts.Declaration): string[] {
  return ts
    .getJSDocCommentsAndTags(declaration)
    .filter(ts.isJSDoc)
    .map((comment) => comment.getText());
}

/** The props that an option may be: several where a prop takes several kinds of objects. */
function symbolsAt(checker: ts.TypeChecker, root: ts.Type, steps: readonly OptionStep[]): ts.Symbol[] {
  let types: ts.Type[] = [root];
  let symbols: ts.Symbol[] = [];
  for (const step of steps) {
    const within = types.flatMap(membersOf);
    if (typeof step === "object") {
      symbols = within.flatMap((type) => checker.getPropertyOfType(type, step.key) ?? []);
      types = symbols.map((symbol) => checker.getTypeOfSymbol(symbol));
    } else {
      const kind = step === "name" ? ts.IndexKind.String : ts.IndexKind.Number;
      types = within.flatMap((type) => checker.getIndexInfoOfType(type, kind)?.type ?? []);
    }
  }
  return symbols;
}

/** The types of a union that have members: neither texts nor numbers, whose methods are no props. */
function membersOf(type: ts.Type): ts.Type[] {
  const types = type.isUnion() ? type.types : [type];
  return types.filter((one) => (one.flags & ts.TypeFlags.Object) !== 0 || one.isIntersection());
}

main();
