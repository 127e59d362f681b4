import type { Artefact, Platform } from "../../platform/platform";
import type { Edge } from "./edge";
import { cipherSuites } from "./hardening";
import { logPushNames } from "./log-push";
import { planFeatures } from "./plans";

/** Controls that the owner of a zone satisfies for everybody in it. */
const ownersDuties = ["CE-06", "CE-40", "CE-51", "CE-53", "CE-54", "CE-57", "CE-60"];

/** What Terraform cannot do about a zone. @control CE-51 @control CE-54 @control CE-60 */
export function edgeArtefacts(edge: Edge, platform: Platform): Artefact[] {
  const stack = platform.foundations.node.id;
  const features = planFeatures[edge.plan];
  const { zone, zoneExists } = edge;
  const file = (name: string, template: string, data: object, controls: readonly string[]): Artefact => ({
    stack,
    file: `runbooks/${name}`,
    template: `edge/${template}`,
    data,
    controls,
  });
  const bots = features.botManagement;
  if (!edge.ownsZone) {
    const duties = [...cipherSuites.map(({ control }) => control), ...ownersDuties];
    return [{ ...file("zone-owner.md", "zone-owner.md", { zone, suites: cipherSuites }, []), duties }];
  }
  return [
    file(
      "domain.md",
      "domain.md",
      {
        zone,
        zoneExists,
        stack,
        clients: edge.asksClients,
        logged: edge.logs !== undefined,
        logs: {
          identity: `${platform.name}-${logPushNames.identity}`,
          command: `sh runbooks/${logPushNames.script}`,
          read: `. ./${logPushNames.script.replace(/sh$/, "env")}`,
          variable: logPushNames.variable,
          second: logPushNames.second,
        },
        nsCommand: `dig +short NS ${zone}`,
        dsCommand: `dig +short DS ${zone}`,
      },
      ["CE-51", "CE-54"],
    ),
    file("zone-test.sh", "zone-test.sh", { zone }, ["CE-54"]),
    file(
      "ddos.md",
      "ddos.md",
      {
        zone,
        stack,
        bots,
        logged: edge.logs !== undefined,
        alerted: edge.recipients.length > 0,
        limited: features.rateLimiting,
        recipients: edge.recipients.join(", "),
      },
      ["CE-60"],
    ),
    file("defense-mode.sh", "defense-mode.sh", { zone }, ["CE-60"]),
    ...(bots ? [file("bot-management.sh", "bot-management.sh", { zone }, ["CE-61"])] : []),
  ];
}
