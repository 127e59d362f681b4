import type { Fault } from "../../core/fault";
import { hostnamePattern } from "../../core/hostname";
import { pathBelow } from "../../document/document";
import type { EdgeProps } from "./edge-props";
import { poolFaults } from "./origin-pools";
import { notInPlan, planFeatures } from "./plans";

/** Settings of a zone as a whole. */
const ofTheZone = [
  "type",
  "minimumTls",
  "defenseMode",
  "websockets",
  "firewall",
  "clientCertificates",
  "certificateAuthorities",
  "logs",
] as const satisfies readonly (keyof EdgeProps)[];

/** What a blueprint says of a zone that another one owns. */
function foreignFaults(path: string, props: EdgeProps): Fault[] {
  if (props.existing?.owned !== false) return [];
  const owner = `edge of the blueprint that owns ${props.zone}`;
  const fault = (at: string, got: string, fix: string): Fault => ({
    code: "ED010",
    message: `${got} is a setting of the zone ${props.zone}, which another blueprint owns`,
    place: { path: at },
    expected: `${got} in the ${owner}`,
    got: `${got} beside existing.owned: false`,
    fix,
  });
  const noZone: Fault = {
    code: "ED011",
    message: "owned: false without zone: true: a zone that is created here belongs to this blueprint",
    place: { path: pathBelow(path, "existing", "owned") },
    expected: "zone: true beside owned: false",
    got: "owned: false alone",
    fix: "Set zone: true, or remove owned.",
  };
  return [
    ...(props.existing.zone === true ? [] : [noZone]),
    ...ofTheZone
      .filter((name) => props[name] !== undefined)
      .map((name) => fault(pathBelow(path, name), name, `Move ${name} to the ${owner}.`)),
    ...Object.entries(props.hosts ?? {})
      .filter(([, { firewall }]) => firewall !== undefined)
      .map(([host]) =>
        fault(
          pathBelow(path, "hosts", host, "firewall"),
          "firewall",
          `Move it to edge.hosts of the blueprint that owns ${props.zone}: the provider replaces the whole list of the phase, so it has one owner.`,
        ),
      ),
  ];
}

/** What of an edge cannot work, all at once. */
export function edgeFaults(path: string, props: EdgeProps): Fault[] {
  const plan = props.plan ?? "enterprise-usage";
  const features = planFeatures[plan];
  const hosts = Object.entries(props.hosts ?? {});
  const named = [
    ...hosts.map(([host]) => ({ host, at: pathBelow(path, "hosts", host) })),
    ...(props.clientCertificates?.hosts ?? []).map((host, index) => ({
      host,
      at: pathBelow(path, "clientCertificates", "hosts", index),
    })),
  ];
  const limited = [
    ...(props.rateLimit === undefined ? [] : [`${path}.rateLimit`]),
    ...hosts.flatMap(([host, own]) =>
      own.rateLimit === undefined ? [] : [pathBelow(path, "hosts", host, "rateLimit")],
    ),
  ];
  return [
    ...named.filter(({ host }) => !isBelow(host, props.zone)).map(({ host, at }) => outside(at, host, props.zone)),
    ...(features.rateLimiting ? [] : limited.map((at) => notInPlan(at, plan, "rateLimiting", "rateLimit"))),
    ...(props.logs !== undefined && !features.logging ? [notInPlan(`${path}.logs`, plan, "logging", "logs")] : []),
    ...((props.alerts ?? []).length > 0 && !features.alerts
      ? [notInPlan(`${path}.alerts`, plan, "alerts", "alerts")]
      : []),
    ...(props.clientCertificates && !features.mutualTls
      ? [notInPlan(`${path}.clientCertificates`, plan, "mutualTls", "clientCertificates")]
      : []),
    ...foreignFaults(path, props),
    ...hosts.flatMap(([host, own]) => poolFaults(pathBelow(path, "hosts", host), own, plan)),
  ];
}

/** True for the zone's own name and host names below it, and for nothing that could leave an expression. */
export function isBelow(host: string, zone: string): boolean {
  return hostnamePattern.test(host) && (host === zone || host.endsWith(`.${zone}`));
}

export function outside(path: string, hostname: string, zone: string): Fault {
  return {
    code: "ED001",
    message: `the host name ${hostname} is outside the edge's zone`,
    place: { path },
    expected: `${zone} or a name below it`,
    got: hostname,
    fix: "A platform has one zone: move the system with the other domain to a separate blueprint.",
  };
}
