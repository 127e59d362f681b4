import type { ZodType } from "zod";
import type { Platform } from "../platform/platform";
import type { Rule } from "../posture/rule";

interface Definition {
  /** Folder below `src/systems`: `controls.yaml` lies there. */
  readonly folder: string;
  readonly rules: readonly Rule[];
}

/** A part of a blueprint that exists once and serves all systems; its section's key is its folder's name. */
export interface FoundationDefinition<Section = unknown> extends Definition {
  readonly kind: "foundation";
  /** The section's schema, made on demand. */
  section(): ZodType<Section>;
  /** Sets the foundation up as the section says, before any system asks for it. */
  build(platform: Platform, section: Section): void;
}

/** A kind of system: an entry under `systems:` whose `type` is the folder's name. */
export interface SystemDefinition<Section = unknown> extends Definition {
  readonly kind: "system";
  /** The entry's schema without `type`, made on demand. */
  section(): ZodType<Section>;
  build(platform: Platform, name: string, section: Section): void;
}

export type AnyDefinition = FoundationDefinition | SystemDefinition;
