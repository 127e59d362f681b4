import type { ObjectValue } from "./codec";

/** Why the cloud refuses a request: the rule, where the rule comes from, and what to do. */
export class Refusal extends Error {
  constructor(
    /** Stable name of the rule: `authorization-missing`. */
    readonly rule: string,
    message: string,
    /** IBM document or provider behaviour that the rule comes from. */
    readonly source: string,
    readonly fix: string,
    /** Argument that is at fault. */
    readonly argument?: string,
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** What stands behind the plugin. Objects hold known values only; each method may throw a Refusal. */
export interface CloudModel {
  /** A provider is told how to work, such as in which region. */
  configure?(provider: string, config: ObjectValue): void;
  /** Computed attributes of a new resource. */
  create(type: string, planned: ObjectValue): ObjectValue;
  /** The resource as it is, or undefined when it is gone. */
  read(type: string, state: ObjectValue): ObjectValue | undefined;
  /**
   * Computed attributes after a change.
   *
   * @param written what the configuration says: what is planned has of lists what stood at the same place before, too
   */
  update(type: string, prior: ObjectValue, planned: ObjectValue, written?: ObjectValue): ObjectValue;
  delete(type: string, state: ObjectValue): void;
  /** Remembers the settled state of a resource, for reads and imports. */
  store(type: string, state: ObjectValue): void;
  /** A resource by its import id. */
  find(type: string, id: string): ObjectValue | undefined;
  /** Is it something that was imported and has not been written since? What it is like is unknown. */
  isUnseen?(type: string, state: ObjectValue): boolean;
  /** Does a change take so long that what Terraform sends at the same time is done before it? */
  isSlow(change: "create" | "update" | "delete", type: string): boolean;
  /** Attributes of a data source. */
  readData(type: string, config: ObjectValue): ObjectValue;
}
