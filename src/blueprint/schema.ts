import * as z from "zod";
import { vpcCrnPattern } from "../core/crn";
import { longestPlatformName, namePattern } from "../core/names";
import type { PlatformProps } from "../core/platform";
import { regionNames } from "../core/regions";
import type { Waiver } from "../core/waiver";
import { systems } from "../systems";
import type { SystemDefinition } from "../systems/definition";
import { cidr } from "./cidr";

/** A system as it is written; the other options are those of its type. */
export interface SystemEntry {
  /**
   * Which kind of system this is; the other options of the entry depend on it.
   * @example code-engine
   */
  readonly type: string;
}

/** A blueprint as it is written: what all platforms have, a section for each foundation, and the systems. */
export interface Blueprint extends Omit<PlatformProps, "waivers"> {
  /**
   * Prefix of the name of every resource that is made. Changing it later replaces everything.
   * @example storefront
   */
  readonly name: string;
  /**
   * What runs on the platform, by a name for each system; every one gets a Terraform stack of its own. A blueprint
   * that others extend may leave this out.
   * @example shop: { type: code-engine, apps: { thumbs: { image: "private.de.icr.io/storefront/thumbs:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" } } }
   */
  readonly systems: Readonly<Record<string, SystemEntry>>;
  /**
   * Violations that somebody answers for until a date. A waiver that is expired, malformed or unused is an error.
   * @default - none
   * @example
   * - control: CE-11
   *   at: shop/project
   *   reason: Two partners change their networks daily; their proxy comes in January.
   *   owner: web-platform@example.com
   *   expires: 2027-01-31
   */
  readonly waivers?: readonly Waiver[];
  /** Sections of foundations, by folder name. */
  readonly [foundation: string]: unknown;
}

const name = (longest: number, what: string) =>
  z.string().max(longest).regex(namePattern, `${what}: lower case letters, digits and hyphens, a letter first`);

/** The schema of a whole blueprint, put together from the systems' own parts. */
export function blueprintSchema(): z.ZodType<Blueprint> {
  const foundations = systems.filter(({ kind }) => kind === "foundation");
  return z
    .strictObject({
      name: name(longestPlatformName, "the name").describe("Prefix of every resource's name"),
      region: z.enum(regionNames).describe("IBM Cloud region"),
      resourceGroup: z
        .union([
          z.string().min(1).max(40),
          z.strictObject({ name: z.string().min(1).max(40), create: z.boolean().optional() }),
        ])
        .describe("Resource group, looked up; create: true makes it"),
      operators: z.array(cidr()).min(1).optional().describe("Networks from which control planes may be called"),
      runner: z
        .union([z.string().regex(vpcCrnPattern, "the CRN of a VPC, or private addresses as a CIDR"), cidr()])
        .optional()
        .describe("Network that Terraform runs in: the CRN of a VPC, or private addresses as a CIDR"),
      state: z
        .discriminatedUnion("type", [
          z.strictObject({ type: z.literal("local") }),
          z.strictObject({
            type: z.literal("remote"),
            organization: z.string().min(1),
            hostname: z.string().min(1).optional(),
          }),
        ])
        .optional()
        .describe("Where Terraform keeps its state"),
      ...Object.fromEntries(foundations.map((foundation) => [foundation.folder, foundation.section().optional()])),
      systems: z
        .record(name(24, "the name of a system"), systemSchema())
        .refine((value) => Object.keys(value).length > 0, "at least one system"),
      waivers: z.array(waiverSchema()).optional().describe("Weaknesses that somebody answers for"),
    })
    .describe("A Rampart blueprint") as unknown as z.ZodType<Blueprint>;
}

/** An entry under `systems`: the section of the system that `type` names. */
function systemSchema(): z.ZodType {
  const options = systems
    .filter((definition): definition is SystemDefinition => definition.kind === "system")
    .map((definition) => {
      const section = definition.section() as unknown as z.ZodObject;
      return z.strictObject({ type: z.literal(definition.folder), ...section.shape });
    });
  return z.discriminatedUnion("type", options as unknown as [z.ZodObject, ...z.ZodObject[]]);
}

export function waiverSchema() {
  return z.strictObject({
    control: z.string().regex(/^[A-Z]{2,4}-[0-9]{2,3}$/, "a control's id, such as CE-40"),
    at: z.string().min(1),
    reason: z.string(),
    owner: z.string().min(1),
    expires: z.string(),
  });
}

/** JSON Schema of the blueprint, for editors. */
export function blueprintJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(blueprintSchema(), { unrepresentable: "any" }) as Record<
    string,
    unknown
  >;
  return { $schema, title: "Rampart blueprint", ...schema };
}
