import { CosBucketObject } from "@cdktf/provider-ibm/lib/cos-bucket-object";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { holdsSecret } from "../../core/secrets";
import { pathBelow, showPath } from "../../document/document";
import type { JsonObject } from "../../terraform/configuration";
import { ServiceIdentity } from "../access";
import type { IBucket } from "../storage";
import { inBucket } from "./bucket-policy";
import { requestFolder } from "./folders";
import { directEndpoint } from "./home";
import { ParquetEncryption, type ParquetProps } from "./parquet";
import { hardenedConf, type SparkConf } from "./settings";
import { writeJson } from "./write-json";

export interface SparkApplicationProps {
  /**
   * Path of the application's file in the code bucket: a `.py`, `.jar` or `.R` file.
   * @control AE-20
   * @example reports/daily.py
   */
  readonly application: string;
  /**
   * SHA-256 digest of that file, as 64 hex digits. The submit script rejects a file with another digest.
   * @control AE-20
   * @example 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
   */
  readonly sha256: string;
  /**
   * Fully qualified name of the Java or Scala main class of a JAR.
   * @default - none
   * @example com.example.etl.Main
   */
  readonly class?: string;
  /**
   * Command-line arguments of the application, without secrets.
   * @default - none
   * @control AE-03
   * @example [--since=2026-01-01, "cos://insight-analytics-data.data/in"]
   */
  readonly arguments?: readonly string[];
  /**
   * Environment variables of driver and executors. Names and values that look like secrets are rejected.
   * @default - none
   * @control AE-03
   * @example { MODE: batch }
   */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Spark settings of this application, which override those of the instance.
   * @default - none
   * @control AE-25
   * @example { ae.spark.executor.count: "4", spark.executor.memory: 8G }
   */
  readonly conf?: SparkConf;
  /**
   * Library set of the application, by its name in the system's `libraries`.
   * @default - none
   * @control AE-07
   * @example forecast-1
   */
  readonly libraries?: string;
  /**
   * Parquet modular encryption: the root keys for the footer and columns that the application writes.
   * @default - encryption by Object Storage only
   * @control AE-11
   * @example
   * footerKey: footer
   * columnKeys: { personal: [name, email], payment: [card] }
   */
  readonly parquet?: ParquetProps;
  /**
   * Other Object Storage instances that the application reads or writes: the host of a direct endpoint by the name in
   * `cos://<bucket>.<name>/` URLs.
   * @default - the system's own code and data buckets
   * @control AE-13
   * @example { partner: s3.direct.eu-de.cloud-object-storage.appdomain.cloud }
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

  /** @throws FaultError SP004 for Parquet keys; SP006 for secrets; SP007 for endpoints */
  constructor(
    scope: Construct,
    id: string,
    { system, name, code, data }: ApplicationContext,
    props: SparkApplicationProps,
  ) {
    super(scope, id);
    const path = pathBelow("systems", system, "applications", name);
    const faults = [...faultsOfSecrets(path, props), ...faultsOfStorage(path, props.storage ?? {})];
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
  const inArguments = list.map((value, index) => [["arguments", index], value] as const);
  const inEnvironment = Object.entries(env).map(([name, value]) => [["env", name], value] as const);
  return [...inArguments, ...inEnvironment]
    .filter(([, value]) => holdsSecret(value))
    .map(([where]) => ({
      code: "SP006",
      message: `${showPath(where)} looks like a secret, and everyone who can list applications can read it`,
      place: { path: pathBelow(path, ...where) },
      expected: "the name or CRN under which the application looks up the secret in Secrets Manager",
      got: "a value in the format of a secret",
      fix: "Remove it, and rotate the secret, because it was stored in plain text.",
    }));
}

function faultsOfStorage(path: string, storage: Readonly<Record<string, string>>): Fault[] {
  return Object.entries(storage)
    .filter(([, host]) => !/^s3\.direct\.[a-z0-9-]+\.cloud-object-storage\.appdomain\.cloud$/.test(host))
    .map(([service, host]) => ({
      code: "SP007",
      message: `the endpoint of ${service} is not a direct Object Storage endpoint`,
      place: { path: pathBelow(path, "storage", service) },
      expected: "s3.direct.<region>.cloud-object-storage.appdomain.cloud",
      got: host,
      fix: "Use the direct endpoint: public endpoints send data over the Internet, and private endpoints are for the classic network.",
    }));
}
