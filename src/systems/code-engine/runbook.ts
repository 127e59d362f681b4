import { TerraformStack } from "cdktf";
import { Platform } from "../../platform/platform";
import { databaseRunbook } from "../databases";
import type { CodeEngine, CodeEngineProps } from "./code-engine";
import { sorted } from "./component";
import { parseImage } from "./image";

/** What Terraform cannot do in a project: a runbook, and a script for each step that a script can take. */
export function pushArtefacts(engine: CodeEngine, system: string, props: CodeEngineProps): void {
  const platform = Platform.of(engine);
  const { artefacts, name } = platform;
  const stack = TerraformStack.of(engine).node.id;
  const project = `${name}-${system}`;
  const builds = sorted(props.builds).map(([build, { image, timeout = 600 }]) => {
    const { host = "", repository, tag = "" } = parseImage(image);
    // The registry lists its images without the word for its private endpoint.
    const listed = `${host.replace(/^private\./, "")}/${repository}`;
    const script = `${build}-buildrun.sh`;
    const registry = `https://private.${host.replace(/^private\./, "")}`;
    return { build, project, repository, tag, registry, image: `${listed}:${tag}`, wait: timeout + 60, script };
  });
  const schedules = [...engine.jobs.values()].flatMap(({ name: job, schedule }) =>
    schedule === undefined ? [] : [{ job, schedule, script: `ce-cron-${system}-${job}.sh` }],
  );
  const restricted = props.outbound !== "open";
  const dockerfiles = sorted(props.builds).some(([, { strategy = "dockerfile" }]) => strategy === "dockerfile");
  artefacts.push({
    stack,
    file: "runbooks/project.md",
    template: "code-engine/project.md",
    data: {
      builds,
      dockerfiles,
      lists: (typeof props.outbound === "object" ? (props.outbound.allow ?? []) : []).length > 0,
      paths: Object.keys(typeof props.outbound === "object" ? (props.outbound.privatePaths ?? {}) : {}).join(", "),
      project,
      restricted,
      schedules,
      stack,
    },
    of: system,
  });
  const { databases = {} } = props;
  artefacts.push(...databaseRunbook(platform, { stack, system, owner: project, project: true, databases }));
  if (restricted) {
    artefacts.push({
      stack,
      file: "runbooks/ce-remove-allow-all.sh",
      template: "code-engine/ce-remove-allow-all.sh",
      data: { project },
      controls: ["CE-11"],
    });
  }
  for (const build of builds) {
    artefacts.push({ stack, file: `runbooks/${build.script}`, template: "code-engine/ce-buildrun.sh", data: build });
  }
  if (dockerfiles) {
    artefacts.push({
      stack,
      file: "runbooks/dockerfile-lint.sh",
      template: "code-engine/dockerfile-lint.sh",
      data: {},
    });
  }
}
