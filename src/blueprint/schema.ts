import * as z from "zod";
import { runnerLabelPattern } from "../core/ci";
import { vpcCrnPattern } from "../core/crn";
import { longestPlatformName, namePattern, nameWords } from "../core/names";
import type { PlatformProps } from "../core/platform";
import { regionNames } from "../core/regions";
import type { Waiver } from "../core/waiver";
import { systems } from "../systems";
import type { SystemDefinition } from "../systems/definition";
import { cidr } from "./cidr";
import { programText } from "./document";

/** A blueprint as it is written: what all platforms have, a section for each foundation, and the systems. */
export interface Blueprint extends Omit<PlatformProps, "waivers"> {
  readonly name: string;
  readonly systems: Readonly<Record<string, { readonly type: string }>>;
  readonly waivers?: readonly Waiver[];
  /** Sections of foundations, by folder name. */
  readonly [foundation: string]: unknown;
}

const name = (longest: number, what: string) => z.string().max(longest).regex(namePattern, `${what}: ${nameWords}`);

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
      runnerLabel: z
        .string()
        .regex(runnerLabelPattern, "1 to 64 letters, digits, dots, hyphens and underscores, a letter or digit first")
        .optional()
        .describe("Label of the self-hosted runners that written pipelines ask for"),
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
    reason: programText(z.string()),
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
