import type { Fault } from "../../core/fault";
import { isObject, type Json, type JsonObject, type StackJson } from "../../terraform/configuration";

/** One block of a configuration, and what stands before its brackets. */
export interface Written {
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/** What a fault says beside its place and message. */
type Said = Pick<Fault, "expected" | "got" | "fix">;

/** Reads a stack as Terraform does, and takes down what is refused. */
export class Reader {
  readonly faults: Fault[] = [];

  constructor(readonly stack: StackJson) {}

  refuse(code: string, message: string, path: string, said: Said): void {
    this.faults.push({ code, message, place: { file: this.stack.file, path }, ...said });
  }

  /**
   * The blocks in a value: an object, or a list of objects. Terraform takes lists in lists as well; in those a block would be
   * overlooked, and they are refused.
   *
   * @param at where the value stands: `terraform`, `resource.ibm_cis`
   * @param labels how many names stand before each block's brackets
   */
  blocks(value: Json | undefined, at: string, labels = 0): Written[] {
    return objectsOf(value).flatMap((body): Written[] => {
      if (!isObject(body)) {
        this.refuse("RH007", "expected an object or a list of objects", at, {
          got: JSON.stringify(body).slice(0, 60),
        });
        return [];
      }
      if (labels === 0) return [{ labels: [], body }];
      return Object.entries(body)
        .filter(([label]) => label !== "//")
        .flatMap(([label, inner]) =>
          this.blocks(inner, `${at}.${label}`, labels - 1).map((block) => ({
            ...block,
            labels: [label, ...block.labels],
          })),
        );
    });
  }
}

function objectsOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
