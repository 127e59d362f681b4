import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import type { Rule } from "../../../posture/rule";

const wanted = { enabled: true, phantom_mode: false, deleted: false } as const;

const parts = Object.entries(wanted).map(([argument, value]) =>
  argumentRule({
    id: "alert-on",
    controls: ["AU-04"],
    types: ["ibm_logs_alert_definition"],
    argument,
    accepts: (got) => got === value,
    expected: textOf(value),
    absentIsFine: true,
  }),
);

/** Alerts are enabled and not in phantom mode, which notifies nobody and only feeds other alerts. */
export const alertOn: Rule = {
  id: "alert-on",
  controls: ["AU-04"],
  types: ["ibm_logs_alert_definition"],
  judge: (alert, world) => parts.flatMap((part) => part.judge(alert, world)),
};
