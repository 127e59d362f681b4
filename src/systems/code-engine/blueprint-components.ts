import * as z from "zod";
import { hostnamePattern } from "../../core/hostname";
import { programText } from "../../document/text-natures";
import { authSchema } from "../app-id/schema";
import { limits } from "./limits";

export const componentName = () =>
  z
    .string()
    .regex(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, "lowercase letters, digits and hyphens, starting with a letter");

const domain = () => z.string().regex(hostnamePattern, "a lowercase host name without a wildcard");
const image = () => z.string().min(1).max(256);
const urlPath = () => z.string().regex(/^\/[!-~]*$/, "a path that starts with /");
const variable = () => z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable");
const amount = () => z.string().regex(/^[0-9]+(\.[0-9]+)?[MG]$/, "an amount such as 4G or 512M");
const keyOf = () => z.string().regex(/^[a-z0-9-]+\.[A-Za-z0-9._-]+$/, "<secret>.<key>");

/** What applications, jobs and functions have in common. */
const component = () => ({
  env: z.record(variable(), programText(z.string())).optional(),
  secrets: z.record(variable(), keyOf()).optional(),
  envFrom: z.array(z.string()).optional(),
  calls: z.array(componentName()).optional(),
  cpu: z.number().positive().max(limits.cpu).optional(),
  memory: amount().optional(),
});

const mount = () =>
  z.union([
    z.string(),
    z.strictObject({ from: z.string(), path: z.string().min(1).optional(), write: z.boolean().optional() }),
  ]);

/** What applications and jobs have in common. */
const container = () => ({
  ...component(),
  image: image(),
  user: z.int().min(0).optional(),
  storage: amount().optional(),
  commands: z.array(programText(z.string())).optional(),
  arguments: z.array(programText(z.string())).optional(),
  mounts: z.record(urlPath(), mount()).optional(),
});

/** What applications and functions have in common. */
const callable = () => ({
  health: urlPath().optional(),
  visibility: z.enum(["project", "private"]).optional(),
  domain: domain().optional(),
  auth: authSchema().optional(),
});

const instances = () => z.int().min(0).max(limits.appInstances).optional();

export const app = () =>
  z.strictObject({
    ...container(),
    ...callable(),
    port: z.int().min(1).max(65535).optional(),
    liveness: urlPath().optional(),
    instances: z.strictObject({ min: instances(), max: instances() }).optional(),
    concurrency: z.int().min(1).max(limits.appConcurrency).optional(),
    scaleDownDelay: z.int().min(0).max(3600).optional(),
    timeout: z.int().min(1).max(limits.appTimeout).optional(),
  });

export const rotation = () => z.strictObject({ image: image(), verify: z.boolean().optional() });

export const job = () =>
  z.strictObject({
    ...container(),
    schedule: z
      .string()
      .regex(/^[0-9*,/A-Za-z-]+( [0-9*,/A-Za-z-]+){4}$/, "a cron expression of five fields, such as 0 3 * * *")
      .optional(),
    mode: z.enum(["task", "daemon"]).optional(),
    timeout: z.int().min(1).max(limits.jobTimeout).optional(),
    retries: z
      .int()
      .min(1, "1 or more: the provider never sends 0, and the service then defaults to 3")
      .max(limits.jobRetries)
      .optional(),
    array: z.int().min(1).max(limits.jobArray).optional(),
  });

export const fn = () =>
  z.strictObject({
    ...component(),
    ...callable(),
    runtime: z.string().regex(/^[a-z]+-[0-9]+(\.[0-9]+)?$/, "a managed runtime such as nodejs-24"),
    image: image().optional(),
    code: programText(z.string().min(1)).optional(),
    main: variable().optional(),
    concurrency: z.int().min(1).max(100).optional(),
    scaleDownDelay: z.int().min(0).max(600).optional(),
    timeout: z.int().min(1).max(limits.functionTimeout).optional(),
  });

export const build = () =>
  z.strictObject({
    repository: z
      .string()
      .regex(
        /^(ssh:\/\/)?git@[a-z0-9]([-.]?[a-z0-9])+[:/]\S+$/,
        "an SSH repository URL, such as git@github.com:acme/shop.git",
      ),
    commit: z.string().regex(/^[0-9a-f]{40}$/, "a full commit SHA: 40 hex digits"),
    secret: z.string(),
    image: image(),
    strategy: z.enum(["dockerfile", "buildpacks"]).optional(),
    size: z.enum(["small", "medium", "large", "xlarge", "xxlarge"]).optional(),
    context: z.string().min(1).optional(),
    dockerfile: z.string().min(1).optional(),
    timeout: z.int().min(1).max(3600).optional(),
    parameters: z.record(variable(), programText(z.string())).optional(),
    secrets: z.record(variable(), keyOf()).optional(),
  });
