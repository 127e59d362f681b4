import * as z from "zod";
import { crnPattern } from "../../core/crn";
import { hostnamePattern } from "../../core/hostname";
import type { FoundationDefinition } from "../definition";
import type { EdgeProps } from "./edge";
import { plans } from "./hardening";
import { rules } from "./rules";

export const edge: FoundationDefinition<EdgeProps> = {
  kind: "foundation",
  folder: "edge",
  rules,
  section: () =>
    z
      .strictObject({
        zone: z.string().regex(hostnamePattern, "a domain in lower case, without a wildcard"),
        plan: z.enum(plans).optional(),
        existing: z
          .strictObject({
            instance: z.string().regex(crnPattern, "the CRN of an Internet Services instance"),
            zone: z.boolean().optional(),
          })
          .optional(),
      })
      .describe("Cloud Internet Services in front of everything that is public"),
  build(platform, section) {
    const { Edge } = require("./edge") as typeof import("./edge");
    new Edge(platform, section);
  },
};
