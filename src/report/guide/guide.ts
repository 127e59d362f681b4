import { renderTemplate } from "../../artefacts/render";
import type { JudgedPlatform } from "../../judge/pipeline";
import { applyOrder } from "../../platform/apply-order";
import { resourceCount } from "../../terraform/configuration";
import type { Documents, FirstSteps } from "../documents";
import { costsOf } from "./costs";
import { plugInsFor } from "./plug-ins";
import { isForSecondApply, secondApplyOf } from "./second-applies";
import { settingCommands, sourceText, variablesOf } from "./variables";

/**
 * `<platform>.md`: how to deploy the platform, in the order in which it is done.
 *
 * @param texts of the files beside the Terraform, which people read and run
 */
export function renderGuide(judged: JudgedPlatform, { documents, steps }: Documents, texts: Iterable<string>): string {
  const { platform, stacks } = judged;
  const { name, region, resourceGroup, state, existing } = platform;
  const { paid, unknown, dated } = costsOf(judged);
  const ordered = applyOrder(stacks);
  const head = renderTemplate("report/guide-head.md", {
    platform: name,
    region,
    group: resourceGroup.name,
    createsGroup: resourceGroup.create === true,
    plugIns: plugInsFor(texts).join(" "),
    remote: state.type === "remote",
    organization: state.type === "remote" ? state.organization : "",
    bucket: state.type === "cos" ? state.bucket : "",
    existing: [...new Set(existing)].sort(),
    paid: paid.map(({ plans, because, ...row }) => ({
      ...row,
      plans: plans.join(", "),
      because: because.map((option) => `\`${option}\``).join(", "),
    })),
    unknown: unknown.join("; "),
    dated,
    stacks: ordered.map(({ name: stack, json, dependencies }, index) => ({
      step: index + 1,
      stack,
      resources: resourceCount(json),
      after: dependencies.join(", "),
      hasOrder: dependencies.length > 0,
    })),
  });
  const parts = ordered.map((stack, index) => {
    const variables = variablesOf(platform, stack);
    const again = secondApplyOf(stack.name, variables);
    const first = variables.filter((variable) => !isForSecondApply(stack.name, variable));
    const own = (when: FirstSteps["when"]) => steps.filter((step) => step.stack === stack.name && step.when === when);
    return [
      `## ${index + 1}. \`${stack.name}\`\n`,
      ...own("before").map((step) => withTitle("Before", step)),
      renderTemplate("report/guide-stack.md", {
        stack: stack.name,
        variables: variables.map((variable) => ({
          name: variable.name,
          type: variable.type,
          sensitive: variable.sensitive,
          description: variable.description,
          source: sourceText(variable, stack.name),
        })),
        commands: settingCommands(first, stack.name),
        again: again ? [again] : [],
      }),
      ...own("after").map((step) => withTitle("After", step)),
    ].join("\n");
  });
  const tail = renderTemplate("report/guide-tail.md", {
    platform: name,
    documents: documents.map(({ file, title, about }) => ({
      file,
      title: title.replaceAll("`", ""),
      about: about.join(", "),
    })),
  });
  return [head, ...parts, tail].join("\n");
}

/** Titles hold code, and stand in a heading as they are. */
function withTitle(when: string, { title, text }: FirstSteps): string {
  return `### ${when} the apply: ${title}\n\n${text}`;
}
