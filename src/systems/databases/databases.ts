import { Construct, type IConstruct } from "constructs";
import { crnFields } from "../../core/crn";
import { FaultError } from "../../core/fault";
import { noProps } from "../../core/validated";
import { Authorization } from "../../platform/authorization";
import { Platform } from "../../platform/platform";
import { validateProps } from "../../platform/validate-props";
import type { IKey } from "../encryption";
import type { DatabaseService } from "./database-services";
import { databaseLimits } from "./limits";
import type { DatabasesProps } from "./props";
import { databasesSchema } from "./schema";

/**
 * What managed databases of all systems share: the right of their services to read root keys, and the key of their backups.
 *
 * The service hands the right on to the Object Storage that keeps the backups: without the delegation, IBM refuses a database with a
 * backup key. Source: IBM Cloud documentation, "Key Protect integration" of Cloud Databases, 2025-12-04.
 *
 * @control DB-01
 *
 * @example new Databases(platform, { backupKey: "crn:v1:bluemix:public:kms:eu-de:a/…:…:key:…" });
 */
export class Databases extends Construct {
  /** The platform's, made with the defaults if nobody has set it up. */
  static of(scope: IConstruct): Databases {
    return Platform.one(scope, "databases", (platform) => new Databases(platform));
  }

  /** CRN of the key that encrypts all backups; undefined when each database uses its own key, or none. */
  readonly backupKey: string | undefined;
  /** Keys of the platform's region encrypt backups. */
  readonly ownKeys: boolean;
  private readonly platform: Platform;
  /** Services that may use the key of all backups. */
  private readonly granted = new Set<DatabaseService>();

  /** @throws FaultError DB006 for a backup key of a region that IBM does not take, CR003 for one of another account */
  constructor(platform: Platform, props: DatabasesProps = noProps) {
    super(platform.foundations, "databases");
    platform.register("databases", this);
    validateProps(this.node.path, databasesSchema, props);
    this.platform = platform;
    this.backupKey = props.backupKey;
    const { backupKeyRegions: regions } = databaseLimits();
    this.ownKeys = regions.includes(platform.region);
    if (props.backupKey === undefined) return;
    const path = `${this.node.path}.backupKey`;
    const { location } = crnFields(props.backupKey);
    if (!regions.includes(location)) throw new FaultError([elsewhere(path, location, regions)]);
    platform.use(props.backupKey, path);
    platform.use(props.backupKey.replace(/:key:[^:]+$/, "::"), path);
  }

  /**
   * Lets the instances of a service in the platform's resource group read the key of one database, and hand that on for backups.
   * A policy names one key, so two databases, of one team or of two, share none.
   */
  authorize(service: DatabaseService, system: string, name: string, { instance, id }: IKey): void {
    const delegated = ["Reader", "Authorization Delegator"];
    const backups = this.backupKey;
    this.grant(`${system}-${name}`, service, { instance, key: id }, this.ownKeys && !backups ? delegated : ["Reader"]);
    if (backups === undefined || this.granted.has(service)) return;
    this.granted.add(service);
    const { instance: other = "" } = crnFields(backups);
    this.grant(`${service}-backups`, service, { instance: other, key: backups.split(":").at(-1) ?? "" }, delegated);
  }

  private grant(
    id: string,
    service: DatabaseService,
    target: { readonly instance: string; readonly key: string },
    roles: readonly string[],
  ): void {
    const source = { service, resourceGroup: this.platform.resourceGroupId(this) };
    new Authorization(this, id, { source, target: { service: "kms", ...target }, roles });
  }
}

function elsewhere(path: string, location: string, regions: readonly string[]) {
  return {
    code: "DB006",
    message: "IBM does not encrypt backups of databases with keys of this region",
    place: { path },
    expected: `a root key in ${regions.join(", ")}, according to IBM's documentation as of ${databaseLimits().asOf}`,
    got: location,
  };
}
