import * as z from "zod";
import { privatePathCrnPattern, roleCrnPattern } from "../../core/crn";
import { hostnamePattern } from "../../core/hostname";
import { namePattern, nameWords } from "../../core/names";
import { ipv4Cidr } from "../../document/cidr";
import { programText, publicText } from "../../document/text-natures";
import { allowlistEntries, databaseEntry } from "../databases/schema";
import { app, build, componentName, fn, job, rotation } from "./blueprint-components";
import type { CodeEngineProps } from "./code-engine";
import { secretFormats } from "./secret-formats";

const contentName = () =>
  z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, "lower case letters, digits and hyphens");

/** It becomes a part of a key's name too. */
const databaseName = () => z.string().max(20).regex(namePattern, nameWords);

const guid = () =>
  z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "an id such as 11111111-2222-4333-8444-555555555555");

const secretKey = () => z.string().regex(/^[A-Za-z0-9._-]+$/, "letters, digits, dots, hyphens and underscores");

const secret = () =>
  z.strictObject({
    format: z.enum(secretFormats),
    keys: z.array(secretKey()).min(1).optional(),
    username: z.string().min(1).optional(),
    knownHosts: publicText(z.string().min(1)).optional(),
    secretsManager: z.record(secretKey(), guid()).optional(),
    service: guid().optional(),
    role: z.string().regex(roleCrnPattern, "the CRN of an IAM role").optional(),
    serviceId: z.string().startsWith("ServiceId-", "the id of a service ID").optional(),
  });

const store = () =>
  z.strictObject({
    bucket: z.string().min(3).max(63),
    location: z.string().min(2).optional(),
    secret: contentName(),
  });

const registry = () =>
  z.strictObject({
    server: z.string().regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:\d{1,5})?$/, "the host name of a registry"),
    username: z.string().min(1).optional(),
  });

const outbound = () =>
  z.strictObject({
    allow: z.array(ipv4Cidr()).optional(),
    privatePaths: z
      .record(
        z.string().max(40).regex(namePattern, nameWords),
        z.string().regex(privatePathCrnPattern, "the CRN of a Private Path service gateway"),
      )
      .optional(),
  });

const database = () =>
  z.strictObject({
    ...databaseEntry(),
    secret: contentName(),
    allowlist: z.array(ipv4Cidr()).min(1).max(allowlistEntries).optional(),
  });

/** The section of a blueprint, which the construct's props are judged by too. */
export const codeEngineSchema = (): z.ZodType<CodeEngineProps> =>
  z.strictObject({
    domain: z.string().regex(hostnamePattern, "a lowercase host name without a wildcard").optional(),
    rotation: rotation().optional(),
    outbound: z.union([z.literal("open"), outbound()]).optional(),
    secrets: z.record(contentName(), secret()).optional(),
    config: z.record(contentName(), z.record(secretKey(), programText(z.string()))).optional(),
    stores: z.record(contentName(), store()).optional(),
    registries: z.record(contentName(), registry()).optional(),
    apps: z.record(componentName(), app()).optional(),
    jobs: z.record(componentName(), job()).optional(),
    functions: z.record(componentName(), fn()).optional(),
    builds: z.record(componentName(), build()).optional(),
    databases: z.record(databaseName(), database()).optional(),
  });
