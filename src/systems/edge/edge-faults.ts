import type { Fault } from "../../core/fault";
import { hostnamePattern } from "../../core/hostname";
import { pathBelow } from "../../document/document";
import type { EdgeProps } from "./edge-props";
import { poolFaults } from "./origin-pools";
import { notInPlan, planFeatures } from "./plans";

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
