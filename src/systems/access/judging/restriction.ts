import type { Resource } from "../../../core/configuration";
import { own } from "../../../core/own";
import { targetOf } from "../../../posture/restriction";

/** Services whose restrictions have a control of their own. */
const ownControls: Readonly<Record<string, string>> = { codeengine: "CE-31", "containers-kubernetes": "IKS-27" };

/** The control that a restriction answers. */
export function controlsOfRestriction(rule: Resource): readonly string[] {
  return [own(ownControls, String(targetOf(rule).serviceName)) ?? "CE-65"];
}
