import type { Rule } from "../../../posture/rule";

export const rules: readonly Rule[] = [];
