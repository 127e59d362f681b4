import * as z from "zod";
import { longestPlatformName, longestSystemName, namePattern, nameWords } from "../core/names";
import { regionNames } from "../core/regions";
import type { Waiver } from "../core/waiver";
import type { PlatformProps } from "../platform/platform";
import { platformShape, tagList, waiverSchema } from "../platform/schema";
import { systems } from "../systems";
import type { SystemDefinition } from "../systems/definition";

/** A system as it is written; the other options are those of its type. */
export interface SystemEntry {
  /**
   * Type of the system; it determines the other options of the entry.
   * @example code-engine
   */
  readonly type: string;
  /**
   * User tags of the system's resources, in addition to those of the platform.
   * @default - none
   * @example ["application:shop"]
   */
  readonly tags?: readonly string[];
}

/** A blueprint as it is written: what all platforms have, a section for each foundation, and the systems. */
export interface Blueprint extends Omit<PlatformProps, "waivers"> {
  /**
   * Prefix of every resource name. Changing it later replaces every resource.
   * @example storefront
   */
  readonly name: string;
  /**
   * Systems that run on the platform, by name; each system gets its own Terraform stack. A blueprint without systems owns
   * foundations for others: the account's audit, a network, a zone.
   * @default - none: the foundations alone
   * @example shop: { type: code-engine, apps: { thumbs: { image: "private.de.icr.io/storefront/thumbs:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" } } }
   */
  readonly systems?: Readonly<Record<string, SystemEntry>>;
  /**
   * Violations that an owner accepts until an expiry date. An expired, malformed or unused waiver is an error.
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

/** A blueprint's text: what is extended is taken in before the rest is judged. */
export interface BlueprintDocument extends Blueprint {
  /**
   * Blueprints that this one extends, as relative paths in its folder or a subfolder. Mappings are merged key by key, and this file
   * takes precedence; lists and single values are replaced; `null` removes an inherited value.
   * @default - none
   * @example ./platform.yaml
   * @example [./platform.yaml, ./edge.yaml]
   */
  readonly extends?: string | readonly string[];
}

const name = (longest: number, what: string) => z.string().max(longest).regex(namePattern, `${what}: ${nameWords}`);

/** The schema of a whole blueprint, put together from the systems' own parts. */
export function blueprintSchema(): z.ZodType<Blueprint> {
  return blueprintObject() as unknown as z.ZodType<Blueprint>;
}

/** The schema of a blueprint's text. */
export function documentSchema(): z.ZodType<BlueprintDocument> {
  const file = () => z.string().min(1);
  const extended = z.union([file(), z.array(file()).min(1)]).optional();
  return z.strictObject({ extends: extended, ...blueprintObject().shape }) as unknown as z.ZodType<BlueprintDocument>;
}

function blueprintObject() {
  const foundations = systems.filter(({ kind }) => kind === "foundation");
  return z.strictObject({
    name: name(longestPlatformName, "the name"),
    region: z.enum(regionNames),
    ...platformShape(),
    ...Object.fromEntries(foundations.map((foundation) => [foundation.folder, foundation.section().optional()])),
    systems: z.record(name(longestSystemName, "the name of a system"), systemSchema()).optional(),
    waivers: z.array(waiverSchema()).optional(),
  });
}

/** Options that an entry under `systems` has, whatever its type. */
export const systemShape = () => ({ tags: tagList().optional() });

/** An entry under `systems`: the section of the system that `type` names. */
function systemSchema(): z.ZodType {
  const options = systems
    .filter((definition): definition is SystemDefinition => definition.kind === "system")
    .map((definition) => {
      const section = definition.section() as unknown as z.ZodObject;
      return z.strictObject({ type: z.literal(definition.folder), ...systemShape(), ...section.shape });
    });
  return z.discriminatedUnion("type", options as unknown as [z.ZodObject, ...z.ZodObject[]]);
}
