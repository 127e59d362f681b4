import * as z from "zod";
import { runnerLabelPattern } from "../core/ci";
import { isWithin, parseCidr } from "../core/cidr";
import { vpcCrnPattern } from "../core/crn";
import { privateRanges } from "../core/ibm-addresses";
import { regionNames } from "../core/regions";
import { isTag, normalTags, tagWords } from "../core/tags";
import { programText } from "../document";
import { cidr } from "../document/cidr";
import { bucketPattern, folderPattern } from "./cos-state";
import { importPattern } from "./imports";

function isPrivate(text: string): boolean {
  const block = parseCidr(text);
  return block !== undefined && isWithin(block, privateRanges);
}

/** A version of the provider whose major version Rampart has facts about, and which is no older than those. */
const ibmVersionPattern = /^(?:~> )?2\.(?:[5-9]|[1-9][0-9])(?:\.[0-9]+)?$/;

const groupName = () => z.string().min(1).max(40);

/** User tags: those of a platform, or of a system in it. */
export const tagList = () =>
  z
    .array(z.string().refine(isTag, tagWords))
    .min(1)
    .refine((tags) => normalTags(tags).length === tags.length, "each tag once: IBM Cloud compares tags without case");

/** What the top level of a blueprint and the props of a platform have in common, name and region aside. */
export const platformShape = () => ({
  resourceGroup: z.union([groupName(), z.strictObject({ name: groupName(), create: z.boolean().optional() })]),
  operators: z.array(cidr()).min(1).optional(),
  runner: z
    .union([z.string().regex(vpcCrnPattern, "the CRN of a VPC, or a private address range in CIDR notation"), cidr()])
    .refine(
      (runner) => vpcCrnPattern.test(runner) || isPrivate(runner),
      "private addresses, or the CRN of a VPC: Terraform calls private endpoints, which see no public addresses",
    )
    .optional(),
  runnerLabel: z
    .string()
    .regex(
      runnerLabelPattern,
      "1 to 64 letters, digits, dots, hyphens and underscores, starting with a letter or digit",
    )
    .optional(),
  provider: z
    .strictObject({
      ibm: z
        .string()
        .regex(ibmVersionPattern, "a version of the provider ibm from 2.5 on: 2.6.0, or ~> 2.6")
        .optional(),
    })
    .optional(),
  state: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("local") }),
      z.strictObject({
        type: z.literal("remote"),
        organization: z.string().min(1),
        hostname: z.string().min(1).optional(),
      }),
      z.strictObject({
        type: z.literal("cos"),
        bucket: z.string().regex(bucketPattern, "3 to 63 lowercase letters, digits, periods and hyphens"),
        region: z.enum(regionNames).optional(),
        endpoint: z.enum(["private", "direct"]).optional(),
        folder: z
          .string()
          .max(200)
          .regex(folderPattern, "names of letters, digits, periods, underscores and hyphens, with slashes between them")
          .optional(),
        lock: z.boolean().optional(),
      }),
    ])
    .optional(),
  imports: z
    .array(
      z.strictObject({
        at: z.string().regex(importPattern, "a stack, a slash and a Terraform address"),
        id: z
          .string()
          .max(1024)
          .regex(/^[^\s"$%\\]+$/, "an id without spaces, quotes, dollar, percent and backslash"),
      }),
    )
    .min(1)
    .refine((imports) => new Set(imports.map(({ at }) => at)).size === imports.length, "each resource once")
    .optional(),
  tags: tagList().optional(),
});

export function waiverSchema() {
  return z.strictObject({
    control: z.string().regex(/^[A-Z]{2,4}-[0-9]{2,3}$/, "a control's id, such as CE-40"),
    at: z.string().min(1),
    reason: programText(z.string()),
    owner: z.string().min(1),
    expires: z.string(),
  });
}

/** The props of a platform but for its region, which has a fault of its own. */
export const platformSchema = () =>
  z.strictObject({ ...platformShape(), region: z.string(), waivers: z.array(waiverSchema()).optional() });
