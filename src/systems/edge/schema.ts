import * as z from "zod";
import { crnPattern } from "../../core/crn";
import { hostnamePattern } from "../../core/hostname";
import { programText, publicText } from "../../document/text-natures";
import type { EdgeProps } from "./edge-props";
import { isCountry, isNetwork } from "./networks";
import { blockPeriods, edgeAuthorities, edgeRegions, ratePeriods, recordTypes, steerings } from "./options";
import { notOwn } from "./own-domain";
import { plans } from "./plans";

const hostname = () => z.string().regex(hostnamePattern, "a lowercase host name without a wildcard");
const name = () =>
  z
    .string()
    .regex(/^[a-z]([-a-z0-9]{0,30}[a-z0-9])?$/, "lowercase letters, digits and hyphens, starting with a letter");
const email = () => z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address");
const countries = () =>
  z.array(z.string().refine(isCountry, "a two-letter country code in capitals, such as DE")).min(1);

const firewall = () =>
  z.strictObject({
    allow: z
      .array(
        z.string().refine(isNetwork, "a network in CIDR notation, such as 203.0.113.0/24, but not the whole Internet"),
      )
      .min(1)
      .optional(),
    countries: z.strictObject({ allow: countries().optional(), block: countries().optional() }).optional(),
  });

const rateLimit = () =>
  z.strictObject({
    requests: z.int().min(1).max(1_000_000).optional(),
    seconds: z.literal(ratePeriods).optional(),
    block: z.literal(blockPeriods).optional(),
  });

const checkRegions = () => z.array(z.enum(edgeRegions)).min(1);

const pool = () =>
  z.strictObject({
    origins: z
      .record(name(), z.strictObject({ address: hostname(), weight: z.number().min(0).max(1).optional() }))
      .refine((origins) => Object.keys(origins).length > 0, "at least one origin"),
    minimumOrigins: z.int().min(1).optional(),
    checkRegions: checkRegions().optional(),
    regions: z.array(z.enum(edgeRegions)).min(1).optional(),
  });

const host = () =>
  z.strictObject({
    firewall: firewall().optional(),
    rateLimit: rateLimit().optional(),
    pools: z.record(name(), pool()).optional(),
    steering: z.enum(steerings).optional(),
    checkRegions: checkRegions().optional(),
    sessionAffinity: z.boolean().optional(),
    originPull: z.boolean().optional(),
  });

const record = () =>
  z.strictObject({
    type: z.enum(recordTypes),
    name: z.string().regex(/^(@|[a-z0-9_*]([-a-z0-9_.]*[a-z0-9_])?)$/, "a name relative to the zone, or @"),
    content: publicText(programText(z.string().min(1).max(2048))),
    priority: z.int().min(0).max(65535).optional(),
    ttl: z.int().min(60).max(86400).optional(),
  });

const certificate = () =>
  z.strictObject({
    hosts: z
      .array(z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/, "a host name, or a wildcard such as *.example.com"))
      .min(1)
      .max(50),
    authority: z.enum(Object.keys(edgeAuthorities) as (keyof typeof edgeAuthorities)[]).optional(),
  });

/** The section of a blueprint, which the construct's props are judged by too. */
export const edgeSchema = (): z.ZodType<EdgeProps> =>
  z.strictObject({
    zone: z
      .string()
      .regex(hostnamePattern, "a lowercase domain without a wildcard")
      .check(({ value, issues }) => {
        const params = notOwn(value);
        if (params) issues.push({ code: "custom", input: value, message: params.message, params });
      }),
    plan: z.enum(plans).optional(),
    type: z.enum(["full", "partial"]).optional(),
    minimumTls: z.enum(["1.2", "1.3"]).optional(),
    defenseMode: z.boolean().optional(),
    websockets: z.boolean().optional(),
    firewall: firewall().optional(),
    rateLimit: rateLimit().optional(),
    hosts: z.record(hostname(), host()).optional(),
    clientCertificates: z.strictObject({ hosts: z.array(hostname()).min(1) }).optional(),
    certificate: certificate().optional(),
    records: z.array(record()).optional(),
    certificateAuthorities: z.array(hostname()).min(1).optional(),
    logs: z.string().regex(crnPattern, "the CRN of a Cloud Logs instance").optional(),
    alerts: z.array(email()).min(1).optional(),
    existing: z
      .strictObject({
        instance: z.string().regex(crnPattern, "the CRN of an Internet Services instance"),
        zone: z.boolean().optional(),
        owned: z.boolean().optional(),
        authorized: z.boolean().optional(),
      })
      .optional(),
  });
