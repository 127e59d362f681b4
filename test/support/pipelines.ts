import { parseAllDocuments } from "yaml";

/** A mapping of a parsed file. */
type Mapping = Readonly<Record<string, unknown>>;

/** A shell script inside a pipeline, and what it is. */
export interface Script {
  readonly at: string;
  readonly text: string;
}

export interface Pipeline {
  readonly language: "github" | "gitlab" | "tekton";
  /** What a careful reviewer would refuse, each with its place. */
  readonly faults: readonly string[];
  readonly scripts: readonly Script[];
}

export interface PipelineOptions {
  /** Jobs may run on runners of the Git host: true where nothing they call is restricted. @default false */
  readonly hosted?: boolean;
}

/** A download that runs without having been looked at: `curl … | sh`, `sh -c "$(curl …)"`, `bash <(wget …)`. */
export const runsDownloads =
  /\b(curl|wget)\b(?:[^\n|;&]|\\\n)*\|\s*(?:sudo\s+)?(?:ba|da|z|k)?sh\b|\b(?:ba|da|z|k)?sh\s+(?:-c\s+)?["']?(?:\$\(|<\(|`)\s*(?:curl|wget)\b/;

/** The pipelines of a YAML file, by what stands in it: GitHub Actions, GitLab CI, Tekton. Other files hold none. */
export function pipelinesOf(text: string, options: PipelineOptions = {}): Pipeline[] {
  return parseAllDocuments(text)
    .map((document) => {
      if (document.errors.length > 0) throw document.errors[0];
      return mapping(document.toJS());
    })
    .flatMap((document): Pipeline[] => {
      if (String(document.apiVersion).startsWith("tekton.dev/")) return [tekton(document)];
      if ("jobs" in document && "on" in document) return [github(document, text, options)];
      if (Object.values(document).some((job) => "script" in mapping(job))) return [gitlab(document)];
      return [];
    });
}

const digest = /^[^@\s]+@sha256:[0-9a-f]{64}$/;
const secretName = /(^|_)(API_?KEY|KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS?)(_|$)/i;

function github(workflow: Mapping, text: string, { hosted = false }: PipelineOptions): Pipeline {
  const faults: string[] = [];
  const scripts: Script[] = [];
  const permissions = workflow.permissions;
  if (typeof permissions !== "object" || permissions === null) faults.push("permissions: none are set");
  for (const [scope, may] of Object.entries(mapping(permissions)))
    if (may === "write") faults.push(`permissions.${scope}: every job may write`);
  for (const trigger of ["pull_request_target", "workflow_run"])
    if (trigger in mapping(workflow.on) || list(workflow.on).includes(trigger)) faults.push(`on: ${trigger}`);
  for (const [at, value] of strings(workflow)) {
    // A step's environment, the credentials that an image is pulled with, and what one workflow hands to another by name.
    const place = /^jobs\.[^.]+\.(steps\.\d+\.env|(container|services\.[^.]+)\.credentials|secrets)\./;
    if (/\$\{\{.*\b(secrets\b|github\.token)/.test(value) && !place.test(at)) faults.push(`${at}: a secret`);
    if (/^jobs\.[^.]+\.secrets$/.test(at)) faults.push(`${at}: all secrets`);
  }
  for (const [name, value] of Object.entries(mapping(workflow.jobs))) {
    const job = mapping(value);
    const at = `jobs.${name}`;
    if (job.uses !== undefined) {
      faults.push(...actionFaults(`${at}.uses`, String(job.uses), text));
      continue;
    }
    if (typeof job["timeout-minutes"] !== "number") faults.push(`${at}: no timeout-minutes`);
    if (!hosted && !list(job["runs-on"]).includes("self-hosted")) faults.push(`${at}.runs-on: a hosted runner`);
    for (const [container, image] of containers(job)) faults.push(...imageFaults(`${at}.${container}`, image));
    for (const [index, one] of list(job.steps).entries()) {
      const step = mapping(one);
      const here = `${at}.steps.${index}`;
      if (step.uses !== undefined) faults.push(...actionFaults(`${here}.uses`, String(step.uses), text));
      if (/^actions\/checkout@/.test(String(step.uses)) && mapping(step.with)["persist-credentials"] !== false)
        faults.push(`${here}: the checkout leaves its credentials`);
      if (typeof step.run !== "string") continue;
      if (step.run.includes("${{")) faults.push(`${here}.run: an expression in a script`);
      scripts.push({ at: `${here}.run`, text: step.run });
    }
  }
  return { language: "github", faults, scripts };
}

function gitlab(pipeline: Mapping): Pipeline {
  const faults: string[] = [];
  const scripts: Script[] = [];
  const defaults = mapping(pipeline.default);
  for (const [at, one] of Object.entries({ "": pipeline, default: defaults }))
    for (const [container, image] of containers(one)) faults.push(...imageFaults(`${at}${container}`, image));
  for (const include of list(pipeline.include))
    if ("remote" in mapping(include)) faults.push("include: a file of another host");
  for (const name of Object.keys(mapping(pipeline.variables)))
    if (secretName.test(name)) faults.push(`variables.${name}: a secret of every job`);
  for (const [name, value] of Object.entries(pipeline)) {
    const job = mapping(value);
    if (!("script" in job)) continue;
    if (job.timeout === undefined && defaults.timeout === undefined) faults.push(`${name}: no timeout`);
    if (list(job.tags ?? defaults.tags).length === 0) faults.push(`${name}: no tags, so any runner`);
    if ([job, defaults, pipeline].every(({ image }) => image === undefined)) faults.push(`${name}: no image`);
    for (const [container, image] of containers(job)) faults.push(...imageFaults(`${name}.${container}`, image));
    for (const variable of Object.keys(mapping(job.variables)))
      if (secretName.test(variable)) faults.push(`${name}.variables.${variable}: a secret`);
    for (const part of ["before_script", "script", "after_script"])
      if (part in job) scripts.push({ at: `${name}.${part}`, text: `${list(job[part]).flat().join("\n")}\n` });
  }
  return { language: "gitlab", faults, scripts };
}

function tekton(document: Mapping): Pipeline {
  const faults: string[] = [];
  const scripts: Script[] = [];
  if (
    /Run$/.test(String(document.kind)) &&
    !("timeouts" in mapping(document.spec) || "timeout" in mapping(document.spec))
  )
    faults.push("spec: no timeouts");
  for (const [at, value] of strings(document)) {
    if (/(^|\.)image$/.test(at)) faults.push(...imageFaults(at, value));
    if (/\.stepTemplate\.env\..*secretKeyRef\.name$/.test(at)) faults.push(`${at}: a secret of every step`);
    if (!/\.(steps|sidecars)\.\d+\.script$/.test(at)) continue;
    if (/\$\((params|tasks|context)\./.test(value)) faults.push(`${at}: an expression in a script`);
    scripts.push({ at, text: value });
  }
  return { language: "tekton", faults, scripts };
}

/** An action by commit, with its version beside it for the reader; or a part of the same repository. */
function actionFaults(at: string, uses: string, text: string): string[] {
  if (uses.startsWith("./")) return [];
  if (uses.startsWith("docker://")) return imageFaults(at, uses.slice("docker://".length));
  if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) return [`${at}: ${uses} is not named by commit`];
  const named = text.split("\n").filter((line) => line.includes(uses));
  return named.every((line) => /["']? # v\d+\.\d+\.\d+$/.test(line)) ? [] : [`${at}: no version beside the commit`];
}

function imageFaults(at: string, image: string): string[] {
  return digest.test(image) ? [] : [`${at}: ${image} is not named by digest`];
}

/** Images of a job: its own and those of its services. */
function containers(job: Mapping): [string, string][] {
  const imageOf = (value: unknown) => String(mapping(value).image ?? mapping(value).name ?? value);
  const services = Array.isArray(job.services) ? job.services : Object.values(mapping(job.services));
  return [
    ...(job.container === undefined ? [] : [["container", imageOf(job.container)] as [string, string]]),
    ...(job.image === undefined ? [] : [["image", imageOf(job.image)] as [string, string]]),
    ...services.map((service): [string, string] => ["services", imageOf(service)]),
  ];
}

/** Every text of a value, by its path. */
function strings(value: unknown, at = ""): [string, string][] {
  if (typeof value === "string") return [[at, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, at === "" ? key : `${at}.${key}`));
}

function mapping(value: unknown): Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
