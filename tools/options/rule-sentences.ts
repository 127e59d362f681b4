import * as fs from "node:fs";
import * as path from "node:path";
import { ts } from "ts-morph";
import { packageRoot } from "../../src/core/package-root";
import { systems } from "../../src/systems";
import { parseComment } from "./tsdoc";

/** Collects the sentence of every rule, which is the TSDoc of what its file exports, into a file for each system. */
export function writeRuleSentences(): void {
  for (const { folder, rules } of systems) {
    const sentences = rules.map(({ id }) => {
      const file = path.join(packageRoot, "src", "systems", folder, "rules", `${id}.ts`);
      return [id, sentenceOf(ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true))];
    });
    const target = path.join(packageRoot, "dist", "src", "systems", folder, "rule-sentences.json");
    fs.writeFileSync(target, JSON.stringify(Object.fromEntries(sentences)));
  }
}

/** The comment of the last thing that a file exports: helpers stand before the rule. */
function sentenceOf(source: ts.SourceFile): string {
  const exported = source.statements.filter(
    (statement) =>
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
  const comments = exported.flatMap((statement) => ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc));
  return parseComment(comments.at(-1)?.getText() ?? "").description;
}
