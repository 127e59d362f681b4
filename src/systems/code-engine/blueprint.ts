import * as z from "zod";
import { hostnamePattern } from "../../core/hostname";
import { authSchema } from "../app-id/blueprint";
import type { SystemDefinition } from "../definition";
import type { CodeEngineProps } from "./code-engine";
import { rules } from "./rules";

const domain = () => z.string().regex(hostnamePattern, "a host name in lower case, without a wildcard");

const app = () =>
  z.strictObject({
    image: z.string().min(1).max(256),
    port: z.int().min(1).max(65535).optional(),
    health: z
      .string()
      .regex(/^\/[!-~]*$/, "a path that starts with /")
      .optional(),
    env: z
      .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of an environment variable"), z.string())
      .optional(),
    user: z.int().min(0).optional(),
    instances: z
      .strictObject({ min: z.int().min(0).max(250).optional(), max: z.int().min(0).max(250).optional() })
      .optional(),
    cpu: z.number().positive().max(12).optional(),
    memory: z
      .string()
      .regex(/^[0-9]+(\.[0-9]+)?[MG]$/, "an amount such as 4G or 512M")
      .optional(),
    timeout: z.int().min(1).max(600).optional(),
    domain: domain().optional(),
    auth: authSchema().optional(),
  });

export const codeEngine: SystemDefinition<CodeEngineProps> = {
  kind: "system",
  folder: "code-engine",
  rules,
  section: () =>
    z
      .strictObject({
        domain: domain().optional(),
        rotation: z.strictObject({ image: z.string().min(1).max(256), verify: z.boolean().optional() }).optional(),
        apps: z.record(
          z.string().regex(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, "lower case letters, digits and hyphens"),
          app(),
        ),
      })
      .describe("Applications on Code Engine"),
  build(platform, name, section) {
    const { CodeEngine } = require("./code-engine") as typeof import("./code-engine");
    new CodeEngine(platform, name, section);
  },
};
