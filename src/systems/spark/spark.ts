import { CosBucketObject } from "@cdktf/provider-ibm/lib/cos-bucket-object";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { wrongNames } from "../../core/names";
import { byName } from "../../core/order";
import { suggestion } from "../../core/suggest";
import { pathBelow } from "../../document/document";
import type { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import { Access, ServiceIdentity, type ServiceIdentityProps } from "../access";
import { type BucketProps, type IBucket, Storage } from "../storage";
import { SparkApplication, type SparkApplicationProps } from "./application";
import { addArtefacts } from "./artefacts";
import { inBucket } from "./bucket-policy";
import { requestFolder } from "./folders";
import { type HomeStorage, InstanceHome } from "./home";
import { SparkInstance } from "./instance";
import { faultsOfLibraries, librarySetRequest } from "./library-set";
import { runtimeData, type SparkVersion } from "./runtime-data";
import { sparkSchema } from "./schema";
import type { SparkConf } from "./settings";
import { writeJson } from "./write-json";

/**
 * Serverless Spark on Analytics Engine: an instance, its buckets and identities, applications and library sets.
 * @default - no instance
 * @control AE-01
 * @example { tenant: sales }
 */
export interface SparkProps {
  /**
   * Tenant whose data the instance processes. Workloads of one instance can reach each other, so an instance serves
   * only one tenant.
   * @control AE-15
   * @example sales
   */
  readonly tenant: string;
  /**
   * Apache Spark version for applications, in quotes.
   * @default "3.5"
   * @control AE-24
   * @example "3.5"
   */
  readonly sparkVersion?: SparkVersion;
  /**
   * Spark settings for every application of the instance, in addition to the hardened ones.
   * @default - none
   * @control AE-23
   * @example { spark.driver.memory: 4G, spark.sql.shuffle.partitions: "64" }
   */
  readonly conf?: SparkConf;
  /**
   * Expiry of objects in the data bucket, and their retention, which is a finding: Spark deletes and overwrites what it writes.
   * @default - previous versions are kept without limit
   * @control AE-09
   * @example { expireDays: 365 }
   */
  readonly data?: Pick<BucketProps, "retentionDays" | "archiveDays" | "expireDays">;
  /**
   * CRN of a dedicated Object Storage instance, in which Analytics Engine creates its home bucket itself. IBM's keys
   * encrypt that bucket, which is a finding of AE-26.
   * @default - a bucket of the blueprint, with its own root key
   * @control AE-26
   * @example "crn:v1:bluemix:public:cloud-object-storage:global:a/0123456789abcdef0123456789abcdef:81111111-2222-4333-8444-555555555555::"
   */
  readonly homeStorage?: string;
  /**
   * Networks from which the instance's API can be called.
   * @default "private"
   * @control AE-17
   * @example private
   */
  readonly serviceEndpoints?: "private" | "public-and-private" | "public";
  /**
   * Library sets by name: Python packages, each with an exact version.
   * @default - none
   * @control AE-07
   * @control AE-19
   * @example { forecast-1: ["numpy==1.26.4", "pyarrow==15.0.2"] }
   */
  readonly libraries?: Readonly<Record<string, readonly string[]>>;
  /**
   * Spark applications by name. Each generates a submit request, which rules check, and a script that sends it.
   * @default - none
   * @control AE-20
   * @example
   * daily:
   *   application: reports/daily.py
   *   sha256: 2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae
   */
  readonly applications?: Readonly<Record<string, SparkApplicationProps>>;
}

/**
 * A serverless Spark instance of Analytics Engine with its buckets, identities and applications, in a stack of its own.
 *
 * @example
 * new Spark(platform, "analytics", {
 *   tenant: "sales",
 *   applications: { daily: { application: "daily.py", sha256: "2c26b46b…" } },
 * });
 */
export class Spark extends Construct {
  readonly instance: SparkInstance;
  readonly applications: ReadonlyMap<string, SparkApplication>;
  /** May submit applications, and nobody else but administrators. */
  readonly submitter: ServiceIdentity;
  /** May write code, and nobody else. */
  readonly releaser: ServiceIdentity;

  /**
   * @throws FaultError SP005 for packages without a version, SP008 for library sets that are not there; see the parts
   */
  constructor(platform: Platform, system: string, props: SparkProps) {
    super(platform.stack(system, "spark"), "Default");
    validateProps(`${platform.node.path}/${system}`, sparkSchema, props);
    const applications = Object.entries(props.applications ?? {}).sort(byName);
    const libraries = props.libraries ?? {};
    const faults = [
      ...wrongNames(`systems.${system}`, [libraries, props.applications]),
      ...faultsOfLibraries(`systems.${system}`, libraries),
      ...applications.flatMap(([name, { libraries: set }]) => missingSet(system, name, set, Object.keys(libraries))),
    ];
    if (faults.length > 0) throw new FaultError(faults);
    const bucket = (purpose: string, how: BucketProps = {}) => this.bucket(system, purpose, how);
    const home = props.homeStorage === undefined ? bucket("home") : homeStorage(platform, system, props.homeStorage);
    const [code, data] = [bucket("code"), bucket("data", props.data)];
    this.instance = new SparkInstance(this, "engine", {
      system,
      home: new InstanceHome(this, "home", { system, place: home }),
      sparkVersion: props.sparkVersion ?? "3.5",
      tenant: props.tenant,
      conf: props.conf ?? {},
      serviceEndpoints: props.serviceEndpoints ?? "private",
    });
    this.submitter = this.identity(system, "submit", "Submits applications", [
      { service: runtimeData.service, instance: this.instance.guid, roles: ["Writer"] },
      inBucket(code, "Reader"),
    ]);
    this.releaser = this.identity(system, "release", "Writes code that was scanned", [inBucket(code, "Writer")]);
    this.grant();
    // Scopes of their own: what people name cannot meet the names of the parts.
    const sets = new Construct(this, "library-set");
    for (const [name, packages] of Object.entries(libraries).sort(byName)) {
      new CosBucketObject(sets, name, {
        bucketCrn: code.crn,
        bucketLocation: code.region,
        endpointType: "private",
        forceDelete: false,
        key: `${requestFolder}/library-set-${name}.json`,
        content: writeJson(librarySetRequest(name, packages)),
      });
    }
    const scope = new Construct(this, "application");
    this.applications = new Map(
      applications.map(([name, one]) => [name, new SparkApplication(scope, name, { system, name, code, data }, one)]),
    );
    const output = new TerraformOutput(this, "instance-id", {
      value: this.instance.guid,
      description: "Id of the instance, for the scripts in runbooks",
    });
    addArtefacts(this, {
      system,
      code,
      homeBucket: home.name ?? "a bucket that the service creates",
      props,
      defaultConfig: this.instance.defaultConfig,
      output: output.friendlyUniqueId,
    });
  }

  /**
   * A bucket that is reached by private and direct endpoints alone: Spark stands in no network zone that could be
   * named.
   */
  private bucket(system: string, purpose: string, how: BucketProps): IBucket {
    const bucket = Storage.of(this).bucket(`${system}-${purpose}`, how);
    Access.of(this).restrictions.restrict(this, `${purpose}-restriction`, {
      service: "cloud-object-storage",
      instance: bucket.instance,
      resourceType: "bucket",
      resource: bucket.name,
      from: "private-endpoints",
    });
    return bucket;
  }

  private identity(system: string, name: string, description: string, policies: ServiceIdentityProps["policies"]) {
    return new ServiceIdentity(this, name, {
      name: `${system}-${name}`,
      description: `${description} of the Spark system ${system}`,
      policies,
    });
  }

  /**
   * People see; the submitting identity submits; administrators change the instance.
   *
   * @control AE-04
   * @control AE-06
   */
  private grant(): void {
    Access.of(this).grant(this, "access", {
      service: runtimeData.service,
      instance: this.instance.guid,
      roles: {
        viewer: ["Viewer", "Reader"],
        operator: ["Viewer", "Reader"],
        deployer: ["Viewer", "Reader"],
        administrator: ["Administrator", "Manager"],
        "break-glass": ["Administrator", "Manager"],
      },
    });
  }
}

/** @throws FaultError CR001 when the text is not the CRN of an Object Storage instance */
function homeStorage(platform: Platform, system: string, text: string): HomeStorage {
  const { crn, instance } = platform.useInstance(text, ["cloud-object-storage"], `systems.${system}.homeStorage`);
  return { instance, instanceCrn: crn, region: platform.region };
}

function missingSet(system: string, name: string, set: string | undefined, sets: readonly string[]): Fault[] {
  if (set === undefined || sets.includes(set)) return [];
  return [
    {
      code: "SP008",
      message: `application ${name} uses an unknown library set`,
      place: { path: pathBelow("systems", system, "applications", name, "libraries") },
      expected: sets.length > 0 ? `one of ${sets.join(", ")}` : "a set defined under libraries",
      got: set,
      fix: suggestion(set, sets) ?? "Define it under libraries, or name one that is there.",
    },
  ];
}
