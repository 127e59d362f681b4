import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { targetOf } from "../../../posture/restriction";
import type { Resource } from "../../../terraform/configuration";

/** Services whose restrictions have a control of their own. */
const controls: Readonly<Record<string, string>> = { codeengine: "CE-31", "containers-kubernetes": "IKS-27" };

/** The control that a restriction answers. */
export function controlsOfRestriction(rule: Resource): readonly string[] {
  return [own(controls, textOf(targetOf(rule).serviceName)) ?? "CE-65"];
}
