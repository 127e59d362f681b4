import { CosBucketObject } from "@cdktf/provider-ibm/lib/cos-bucket-object";
import { Construct } from "constructs";
import type { JsonObject } from "../../core/configuration";
import { type Fault, FaultError } from "../../core/fault";
import { holdsSecret } from "../../core/secrets";
import { ServiceIdentity } from "../access";
import type { IBucket } from "../storage";
import { inBucket } from "./bucket-policy";
import { faultsOfConf } from "./faults";
import { requestFolder } from "./folders";
import { directEndpoint } from "./home";
import { ParquetEncryption, type ParquetProps } from "./parquet";
import { hardenedConf } from "./settings";
import { writeJson } from "./write-json";

export interface SparkApplicationProps {
  /** The application's file in the code bucket: `reports/daily.py`, `etl.jar`. @control AE-20 */
  readonly application: string;
  /** SHA-256 of that file, 64 hex digits: what was scanned is what is submitted. @control AE-20 */
  readonly sha256: string;
  /** Main class of a JAR. @default - none */
  readonly class?: string;
  /** Arguments of the application; no secrets. @default - none */
  readonly arguments?: readonly string[];
  /** Environment of driver and executors, for values that are no secrets. @default - none @control AE-03 */
  readonly env?: Readonly<Record<string, string>>;
  /** Spark settings, besides the hardened ones. @default - none @control AE-25 */
  readonly conf?: Readonly<Record<string, string>>;
  /** Library set, one of the system's `libraries`. @default - none */
  readonly libraries?: string;
  /** Parquet modular encryption of what it writes. @default - Object Storage's encryption alone @control AE-11 */
  readonly parquet?: ParquetProps;
  /**
   * Other Object Storage that it uses: hosts of direct endpoints, by the name that stands behind the bucket in `cos://` URLs.
   * @default - the system's own code and data buckets
   * @control AE-13
   */
  readonly storage?: Readonly<Record<string, string>>;
}

export interface ApplicationContext {
  readonly system: string;
  readonly name: string;
  readonly code: IBucket;
  readonly data: IBucket;
}

/**
 * An application: the request that submits it, as an object in the code bucket, and the identity that it works with.
 *
 * The request is a resource so that rules judge what is submitted: the submit script fetches this object and sends it. It holds no
 * secret: the script adds the identity's API key and token on the way.
 *
 * @control AE-16
 * @control AE-25
 */
export class SparkApplication extends Construct {
  readonly resource: CosBucketObject;
  readonly identity: ServiceIdentity;
  readonly parquet?: ParquetEncryption;

  /** @throws FaultError SP002, SP003 for settings; SP004 for Parquet keys; SP006 for secrets; SP007 for endpoints */
  constructor(
    scope: Construct,
    id: string,
    { system, name, code, data }: ApplicationContext,
    props: SparkApplicationProps,
  ) {
    super(scope, id);
    const path = `systems.${system}.applications.${name}`;
    const faults = [
      ...faultsOfConf(path, props.conf ?? {}),
      ...faultsOfSecrets(path, props),
      ...faultsOfStorage(path, props.storage ?? {}),
    ];
    if (faults.length > 0) throw new FaultError(faults);
    if (props.parquet) this.parquet = new ParquetEncryption(this, "parquet", system, props.parquet);
    this.identity = new ServiceIdentity(this, "identity", {
      name: `${system}-job-${name}`,
      description: `Spark application ${name} of ${system}: reads code, writes data`,
      policies: [
        inBucket(data, "Writer"),
        inBucket(code, "Reader"),
        ...(this.parquet?.keys ?? []).map(({ id: key, instance }) => ({
          service: "kms",
          instance,
          resourceType: "key",
          resource: key,
          roles: ["Reader"],
        })),
      ],
    });
    this.resource = new CosBucketObject(this, "request", {
      bucketCrn: code.crn,
      bucketLocation: code.region,
      endpointType: "private",
      forceDelete: false,
      key: `${requestFolder}/${name}.json`,
      content: writeJson({ application_details: this.details(name, props, code, data) }),
    });
  }

  private details(name: string, props: SparkApplicationProps, code: IBucket, data: IBucket): JsonObject {
    const endpoints = Object.entries(props.storage ?? {}).map(([service, host]) => [
      `spark.hadoop.fs.cos.${service}.endpoint`,
      `https://${host}`,
    ]);
    return {
      application: `cos://${code.name}.code/${props.application}`,
      ...(props.class !== undefined ? { class: props.class } : {}),
      ...(props.arguments !== undefined ? { arguments: [...props.arguments] } : {}),
      ...(props.env !== undefined ? { env: { ...props.env } } : {}),
      conf: {
        "spark.app.name": name,
        ...hardenedConf,
        "spark.hadoop.fs.cos.code.endpoint": directEndpoint(code.region),
        "spark.hadoop.fs.cos.data.endpoint": directEndpoint(data.region),
        ...Object.fromEntries(endpoints),
        ...this.parquet?.conf,
        ...(props.libraries !== undefined ? { "ae.spark.librarysets": props.libraries } : {}),
        ...props.conf,
      },
    };
  }
}

function faultsOfSecrets(path: string, { arguments: list = [], env = {} }: SparkApplicationProps): Fault[] {
  const inArguments = list.map((value, index) => [`arguments.${index}`, value] as const);
  const inEnvironment = Object.entries(env).map(([name, value]) => [`env.${name}`, value] as const);
  return [...inArguments, ...inEnvironment]
    .filter(([, value]) => holdsSecret(value))
    .map(([where]) => ({
      code: "SP006",
      message: `${where} looks like a secret: everybody who may list applications can read it`,
      place: { path },
      expected: "a name by which the application finds the secret, in Secrets Manager",
      got: "a value with the form of a secret",
      fix: "Take it out, and replace the secret where it is in use: it has been in clear.",
    }));
}

function faultsOfStorage(path: string, storage: Readonly<Record<string, string>>): Fault[] {
  return Object.entries(storage)
    .filter(([, host]) => !/^s3\.direct\.[a-z0-9-]+\.cloud-object-storage\.appdomain\.cloud$/.test(host))
    .map(([service, host]) => ({
      code: "SP007",
      message: `the endpoint of ${service} is not a direct endpoint of Object Storage`,
      place: { path: `${path}.storage.${service}` },
      expected: "s3.direct.<region>.cloud-object-storage.appdomain.cloud",
      got: host,
      fix: "Public endpoints carry the data over the Internet; private ones are for the classic network.",
    }));
}
