import { TerraformStack } from "cdktf";
import { byName } from "../../core/order";
import type { Artefact } from "../../platform/platform";
import { Platform } from "../../platform/platform";
import type { IBucket } from "../storage";
import { requestFolder } from "./folders";
import type { Spark, SparkProps } from "./spark";

export interface SparkArtefacts {
  readonly system: string;
  readonly code: IBucket;
  readonly homeBucket: string;
  readonly props: SparkProps;
  /** Default configuration of the instance. */
  readonly defaultConfig: Readonly<Record<string, string>>;
  /** Name of the output that has the instance's id. */
  readonly output: string;
}

/**
 * What Terraform cannot do: scan, upload and submit; forwarding of logs; comparing the configuration; and what stays with people.
 *
 * @control AE-05
 * @control AE-12
 * @control AE-21
 * @control AE-27
 */
export function addArtefacts(spark: Spark, parts: SparkArtefacts): void {
  const { system, props, code, output } = parts;
  const platform = Platform.of(spark);
  const stack = TerraformStack.of(spark).node.id;
  const add = (file: string, template: string, data: object, controls: readonly string[] = []) =>
    platform.artefacts.push({ stack, file, template: `spark/${template}`, data, controls } satisfies Artefact);
  const api = `api.${platform.region}.ae.cloud.ibm.com`;
  const host = code.endpoint;
  const common = { api, host, bucket: code.name, output };
  const sets = Object.entries(props.libraries ?? {}).sort(byName);
  const applications = Object.entries(props.applications ?? {}).sort(byName);

  add(`runbooks/${system}-drift-check.sh`, "drift-check.sh", { ...common, wanted: wanted(parts) }, ["AE-05"]);
  add(`runbooks/${system}-enable-logging.sh`, "enable-logging.sh", common, ["AE-27"]);
  add(`runbooks/${system}-tls-probe.sh`, "tls-probe.sh", { api }, ["AE-12"]);
  for (const [set, packages] of sets)
    add(`pipelines/${system}-${set}-requirements.txt`, "requirements.txt", { packages: [...packages].sort() });
  add(
    `pipelines/${system}-scan.sh`,
    "scan.sh",
    { libraries: sets.map(([set]) => `${system}-${set}-requirements.txt`) },
    ["AE-21"],
  );
  for (const [set] of sets)
    add(`pipelines/${system}-${set}-make.sh`, "make-library-set.sh", {
      ...common,
      requestKey: `${requestFolder}/library-set-${set}.json`,
    });
  for (const [name, { application, sha256, parquet }] of applications) {
    const data = { ...common, application, sha256 };
    add(`pipelines/${system}-${name}-upload.sh`, "upload.sh", data);
    add(`pipelines/${system}-${name}-submit.sh`, "submit.sh", {
      ...data,
      requestKey: `${requestFolder}/${name}.json`,
      parquet: parquet !== undefined,
    });
  }
  add(`pipelines/${system}.yaml`, "pipeline.yaml", pipeline(platform, stack, system, applications), ["AE-21"]);
  platform.artefacts.push({
    stack,
    file: "runbooks/spark.md",
    of: system,
    template: "spark/spark.md",
    data: runbook(platform, parts),
  });
}

type Applications = readonly (readonly [string, NonNullable<SparkProps["applications"]>[string]])[];

/** Commands take what a blueprint or a repository's settings say from the environment: it is data there, and no part of the script. */
function pipeline({ runnerLabel }: Platform, stack: string, system: string, applications: Applications) {
  const secret = (name: string) => `\${{ secrets.${name} }}`;
  return {
    title: `${stack}: scan, upload and submit`,
    environment: stack,
    runnerLabel,
    instance: "${{ vars.SPARK_INSTANCE_ID }}",
    scan: `sh pipelines/${system}-scan.sh src pipelines`,
    releaseKey: secret("RELEASE_API_KEY"),
    submitKey: secret("SUBMIT_API_KEY"),
    applications: applications.map(([name, { application }]) => ({
      upload: `sh pipelines/${system}-${name}-upload.sh "$FILE"`,
      file: `src/${application}`,
      submit: `sh pipelines/${system}-${name}-submit.sh "$SPARK_INSTANCE_ID"`,
      jobKey: secret(`JOB_${name.toUpperCase().replaceAll("-", "_")}_API_KEY`),
    })),
  };
}

function runbook(platform: Platform, { system, code, homeBucket, props, output }: SparkArtefacts) {
  const instance = `"$(terraform output -raw ${output})"`;
  const id = (name: string) => `${platform.name}-${system}-${name}`;
  return {
    system,
    tenant: props.tenant,
    output,
    retained: props.data?.retentionDays !== undefined,
    homeBucket,
    homeIdentity: id("home"),
    submitIdentity: id("submit"),
    releaseIdentity: id("release"),
    librarySets: Object.keys(props.libraries ?? {})
      .sort()
      .map((name) => ({
        name,
        request: `${code.name}/${requestFolder}/library-set-${name}.json`,
        requirements: `pipelines/${system}-${name}-requirements.txt`,
        command: `sh pipelines/${system}-${name}-make.sh ${instance}`,
      })),
    applications: Object.entries(props.applications ?? {})
      .sort(byName)
      .map(([name, { parquet }]) => ({
        name,
        identity: id(`job-${name}`),
        parquet: parquet !== undefined,
        command: `sh pipelines/${system}-${name}-submit.sh ${instance}`,
      })),
  };
}

/** As `jq --sort-keys` prints it. */
function wanted({ defaultConfig }: SparkArtefacts): string {
  return JSON.stringify(Object.fromEntries(Object.entries(defaultConfig).sort(byName)));
}
