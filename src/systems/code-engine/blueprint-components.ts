import * as z from "zod";
import { hostnamePattern } from "../../core/hostname";
import { authSchema } from "../app-id/blueprint";

export const componentName = () =>
  z.string().regex(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, "lower case letters, digits and hyphens");

const domain = () => z.string().regex(hostnamePattern, "a host name in lower case, without a wildcard");
const image = () => z.string().min(1).max(256);
const urlPath = () => z.string().regex(/^\/[!-~]*$/, "a path that starts with /");
const variable = () => z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable");
const amount = () => z.string().regex(/^[0-9]+(\.[0-9]+)?[MG]$/, "an amount such as 4G or 512M");
const keyOf = () => z.string().regex(/^[a-z0-9-]+\.[A-Za-z0-9._-]+$/, "<secret>.<key>");

/** What applications, jobs and functions have in common. */
const component = () => ({
  env: z.record(variable(), z.string()).optional(),
  secrets: z.record(variable(), keyOf()).optional(),
  envFrom: z.array(z.string()).optional(),
  calls: z.array(componentName()).optional(),
  cpu: z.number().positive().max(12).optional(),
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
  commands: z.array(z.string()).optional(),
  arguments: z.array(z.string()).optional(),
  mounts: z.record(urlPath(), mount()).optional(),
});

/** What applications and functions have in common. */
const callable = () => ({
  health: urlPath().optional(),
  visibility: z.enum(["project", "private"]).optional(),
  domain: domain().optional(),
  auth: authSchema().optional(),
});

export const app = () =>
  z.strictObject({
    ...container(),
    ...callable(),
    port: z.int().min(1).max(65535).optional(),
    liveness: urlPath().optional(),
    instances: z
      .strictObject({ min: z.int().min(0).max(250).optional(), max: z.int().min(0).max(250).optional() })
      .optional(),
    concurrency: z.int().min(1).max(1000).optional(),
    scaleDownDelay: z.int().min(0).max(3600).optional(),
    timeout: z.int().min(1).max(600).optional(),
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
    timeout: z.int().min(1).max(86400).optional(),
    retries: z.int().min(1, "1 or more: the provider never sends 0, and the service then takes 3").max(5).optional(),
    array: z.int().min(1).max(1000).optional(),
  });

export const fn = () =>
  z.strictObject({
    ...component(),
    ...callable(),
    runtime: z.string().regex(/^[a-z]+-[0-9]+(\.[0-9]+)?$/, "a managed runtime such as nodejs-24"),
    image: image().optional(),
    code: z.string().min(1).optional(),
    main: variable().optional(),
    concurrency: z.int().min(1).max(100).optional(),
    scaleDownDelay: z.int().min(0).max(600).optional(),
    timeout: z.int().min(1).max(120).optional(),
  });

export const build = () =>
  z.strictObject({
    repository: z
      .string()
      .regex(
        /^(ssh:\/\/)?git@[a-z0-9]([-.]?[a-z0-9])+[:/]\S+$/,
        "a repository by SSH, such as git@github.com:acme/shop.git",
      ),
    commit: z.string().regex(/^[0-9a-f]{40}$/, "a commit: 40 hex digits"),
    secret: z.string(),
    image: image(),
    strategy: z.enum(["dockerfile", "buildpacks"]).optional(),
    size: z.enum(["small", "medium", "large", "xlarge", "xxlarge"]).optional(),
    context: z.string().min(1).optional(),
    dockerfile: z.string().min(1).optional(),
    timeout: z.int().min(1).max(3600).optional(),
    parameters: z.record(variable(), z.string()).optional(),
    secrets: z.record(variable(), keyOf()).optional(),
  });
