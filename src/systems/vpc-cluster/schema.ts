import * as z from "zod";
import { crnPattern, secretCrnPattern } from "../../core/crn";
import { hostnamePattern } from "../../core/hostname";
import { namePattern, nameWords } from "../../core/names";
import { regionNames } from "../../core/regions";
import { ipv4Cidr } from "../../document/cidr";
import { allowlistEntries, databaseEntry } from "../databases/schema";
import { fixPackPattern, fixPackWords } from "./fix-pack";
import {
  freeKeyWords,
  isFreeKey,
  isLabelKey,
  isLabelValue,
  labelKeyWords,
  labelValueWords,
  taintEffects,
} from "./labels";
import { poolSize } from "./pool-size";
import type { VpcClusterProps } from "./props";

const name = () => z.string().max(20).regex(namePattern, nameWords);

const size = () => z.int().min(poolSize.least).max(poolSize.most);

const labelKey = () => z.string().refine(isLabelKey, labelKeyWords).refine(isFreeKey, freeKeyWords);

const labelValue = () => z.string().refine(isLabelValue, labelValueWords);

const taint = () => z.strictObject({ key: labelKey(), value: labelValue(), effect: z.enum(taintEffects).optional() });

const pool = () =>
  z.strictObject({
    flavor: z
      .string()
      .regex(/^[a-z]{2}[0-9][a-z0-9]*\.[0-9]+x[0-9]+(\.[0-9a-z]+)*$/, "a flavor such as bx2.8x32")
      .optional(),
    size: size().optional(),
    scaling: z.strictObject({ min: size(), max: size() }).optional(),
    tier: name().optional(),
    labels: z.record(labelKey(), labelValue()).optional(),
    taints: z
      .array(taint())
      .min(1)
      .refine(
        (taints) => new Set(taints.map(({ key }) => key)).size === taints.length,
        "each key once: the provider sends one taint for each key",
      )
      .optional(),
    secondaryStorage: z
      .string()
      .regex(/^[1-9][0-9]*gb\.[1-9][0-9]*iops-tier$/, "a size and a tier, such as 900gb.10iops-tier")
      .optional(),
  });

const fixPack = () =>
  z.strictObject({
    version: z.string().regex(fixPackPattern, fixPackWords),
    retry: z.int().min(1).max(1000).optional(),
  });

const monitoring = () =>
  z.strictObject({
    accessKey: z
      .string()
      .regex(secretCrnPattern, "the CRN of a secret in Secrets Manager, not the key itself")
      .optional(),
    region: z.enum(regionNames).optional(),
  });

const apiAudit = () => z.strictObject({ image: z.string().min(1).max(256).optional() });

const ingress = () =>
  z.strictObject({
    domain: z.string().regex(hostnamePattern, "a lowercase host name without a wildcard"),
    certificate: z.string().regex(secretCrnPattern, "the CRN of a certificate").optional(),
    namespace: name().optional(),
  });

const database = () =>
  z.strictObject({ ...databaseEntry(), allowlist: z.array(ipv4Cidr()).min(1).max(allowlistEntries).optional() });

const binding = () =>
  z.strictObject({
    instance: z.string().regex(crnPattern, "the CRN of a service instance"),
    namespace: name(),
    role: z.enum(["Reader", "Writer"]).optional(),
  });

/** The section of a blueprint, which the construct's props are judged by too. */
export const vpcClusterSchema = (): z.ZodType<VpcClusterProps> =>
  z.strictObject({
    offering: z.enum(["kubernetes", "openshift"]).optional(),
    version: z.string().regex(/^\d+\.\d+$/, 'a minor version in quotes, such as "1.35"'),
    fixPack: fixPack().optional(),
    pools: z.record(name(), pool()).optional(),
    isolation: z.enum(["shared", "dedicated"]).optional(),
    ingress: ingress().optional(),
    namespaces: z.array(name()).min(1).optional(),
    logs: z.string().regex(crnPattern, "the CRN of a Cloud Logs instance").optional(),
    monitoring: monitoring().optional(),
    apiAudit: apiAudit().optional(),
    databases: z.record(name(), database()).optional(),
    bindings: z.record(name(), binding()).optional(),
    entitlement: z.enum(["cloud_pak"]).optional(),
    podSubnet: ipv4Cidr().optional(),
    serviceSubnet: ipv4Cidr().optional(),
  });
