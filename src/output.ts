import { renderTemplate } from "./artefacts/render";
import { type AppResult, allControls } from "./pipeline";
import { renderControls } from "./report/controls";
import { renderManifest, renderStacks } from "./synth/render";

export interface Output {
  /** Content by path in the output folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of what people run or read, as opposed to what Terraform reads. */
  readonly artefacts: readonly string[];
  /** Paths of the reports: how each control is answered. */
  readonly reports: readonly string[];
}

/** Every file of an output folder: Terraform, the engine's manifest, and what Terraform cannot do. */
export function outputFiles(result: AppResult, hcl: boolean): Output {
  const version = String(result.app.node.tryGetContext("cdktfVersion"));
  const artefacts = renderArtefacts(result.platforms);
  const controls = allControls();
  const reports = result.platforms.map(
    (judged) => [`controls/${judged.platform.name}.md`, renderControls(judged, controls)] as const,
  );
  return {
    files: new Map([
      ...renderStacks(result.stacks, hcl),
      ...artefacts,
      ...reports,
      ["manifest.json", renderManifest(result.stacks, version, hcl)],
    ]),
    artefacts: artefacts.map(([file]) => file).sort(),
    reports: reports.map(([file]) => file),
  };
}

/** What is written beside Terraform, by path in the output folder. */
export function renderArtefacts(platforms: AppResult["platforms"]): (readonly [string, string])[] {
  return platforms.flatMap(({ platform }) =>
    platform.artefacts.map(
      ({ stack, file, template, data }) => [`stacks/${stack}/${file}`, renderTemplate(template, data)] as const,
    ),
  );
}
