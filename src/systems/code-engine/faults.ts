import { crnFields } from "../../core/crn";
import type { Fault } from "../../core/fault";
import { wrongNames } from "../../core/names";
import { pathBelow } from "../../document/document";
import type { Platform } from "../../platform/platform";
import { databaseFaults } from "../databases";
import type { Registry } from "../registry";
import { callFaults } from "./call-faults";
import type { CodeEngineProps } from "./code-engine";
import { componentFaults } from "./component-faults";
import { isPrivateRegistry, parseImage, registryOf } from "./image";
import { placed } from "./placed";
import { nameFaults, referenceFaults } from "./reference-faults";
import { secretFaults } from "./secret-faults";

/** Everything about a system that cannot work, whatever the rules say of it; in the order in which it stands. */
export function designFaults(path: string, props: CodeEngineProps, platform: Platform): Fault[] {
  return [
    ...registryFaults(path, props),
    ...nameFaults(path, props),
    ...secretFaults(path, props),
    ...referenceFaults(path, props),
    ...callFaults(path, props),
    ...componentFaults(path, props),
    ...domainFaults(path, props),
    ...unreadableImages(path, props, platform),
    ...networkFaults(path, props, platform),
    ...pathFaults(path, props, platform.region),
    ...databaseFaults(path, props.databases ?? {}, platform.region),
  ];
}

/** What may have an image, each with where it is written. */
function imagesOf(path: string, { apps, jobs, functions, builds }: CodeEngineProps) {
  return Object.entries({ apps, jobs, functions, builds }).flatMap(([section, named]) =>
    placed<{ readonly image?: string }>(path, section, named),
  );
}

/** Images come from Container Registry, with one secret, or from registries that the system names. */
function registryFaults(path: string, props: CodeEngineProps): Fault[] {
  const { registries = {} } = props;
  const components = imagesOf(path, props);
  if (components.length === 0) {
    return [
      {
        code: "CE001",
        message: "a Code Engine system needs at least one component",
        place: { path },
        expected: "an application, job, function or build",
        got: "none",
        fix: "Add an entry under apps, jobs, functions or builds.",
      },
    ];
  }
  const own = new Set(Object.values(registries).map(({ server }) => server));
  const hosts = [...new Set(components.flatMap(([, { image }]) => (image === undefined ? [] : [registryOf(image)])))];
  const unnamed = hosts.filter((host) => !own.has(host));
  if (unnamed.length <= 1) return [];
  // The first that comes from elsewhere than those before it.
  const [at = path] = components.find(([, { image }]) => image !== undefined && registryOf(image) === unnamed[1]) ?? [];
  return [
    {
      code: "CE001",
      message: "images come from registries that are not declared",
      place: { path: `${at}.image` },
      expected: "Container Registry's private endpoint, or registries declared under registries",
      got: unnamed.join(", "),
      fix: `Push all images to one namespace, or declare ${unnamed.filter((host) => !isPrivateRegistry(host)).join(", ") || "one of them"} under registries.`,
    },
  ];
}

/** A host name leads to one component. */
function domainFaults(path: string, { apps, functions }: CodeEngineProps): Fault[] {
  const components = [
    ...placed<{ readonly domain?: string }>(path, "functions", functions),
    ...placed<{ readonly domain?: string }>(path, "apps", apps),
  ];
  const first = new Map<string, string>();
  return components.flatMap(([at, { domain }]): Fault[] => {
    const before = domain === undefined ? undefined : first.get(domain);
    if (domain !== undefined && before === undefined) first.set(domain, at);
    if (domain === undefined || before === undefined) return [];
    return [
      {
        code: "CE016",
        message: `duplicate domain ${domain}: a host name leads to one component`,
        place: { path: `${at}.domain` },
        expected: `a domain other than that of ${before}`,
        got: domain,
        fix: "Give each component a host name of its own, or put an application in front of both.",
      },
    ];
  });
}

/** Images of Container Registry that the platform's identity may not pull: it reads one namespace in one region. */
function unreadableImages(path: string, props: CodeEngineProps, platform: Platform): Fault[] {
  const registry = platform.find<Registry>("registry");
  // One that could not be made has a fault of its own, and no host.
  if (registry?.namespaceName === undefined) return [];
  const { registries = {} } = props;
  const own = new Set(Object.values(registries).map(({ server }) => server));
  const components = imagesOf(path, props);
  return components.flatMap(([at, { image = "" }]): Fault[] => {
    const { host, repository } = parseImage(image);
    // icr.io without a region has IBM's own images, which everybody may read.
    if (!isPrivateRegistry(host) || host === "private.icr.io" || own.has(host ?? "")) return [];
    if (host === registry.host && repository.startsWith(`${registry.namespaceName}/`)) return [];
    return [
      {
        code: "CE017",
        message: "the platform's identity may not pull this image",
        place: { path: `${at}.image` },
        expected: `an image of ${registry.host}/${registry.namespaceName}, which the identity registry-pull may read`,
        got: `${host}/${repository}`,
        fix: `Push it to ${registry.host}/${registry.namespaceName}, or declare ${host} under registries, with an identity that may read it.`,
      },
    ];
  });
}

/** A Private Path service has its consumers in its own region, and a name is a part of the destination's. */
function pathFaults(path: string, { outbound }: CodeEngineProps, region: string): Fault[] {
  const paths = typeof outbound === "object" ? (outbound.privatePaths ?? {}) : {};
  return [
    ...wrongNames(`${path}/outbound`, [paths]),
    ...Object.entries(paths).flatMap(([name, crn]): Fault[] => {
      const { location } = crnFields(crn);
      if (location === region) return [];
      return [
        {
          code: "CE018",
          message: `the gateway of the private path ${name} is in another region`,
          place: { path: pathBelow(path, "outbound", "privatePaths", name) },
          expected: `a Private Path service gateway in ${region}: providers and consumers are in one region`,
          got: location,
        },
      ];
    }),
  ];
}

/** Where private endpoints, the edge and closed networks do not go together. */
function networkFaults(path: string, props: CodeEngineProps, platform: Platform): Fault[] {
  const faults: Fault[] = [];
  const components = Object.entries({ ...props.functions, ...props.apps });
  const sectionOf = (name: string) => (Object.hasOwn(props.apps ?? {}, name) ? "apps" : "functions");
  const closed = components.filter(([, { visibility }]) => visibility === "private");
  const open = components.find(([, { domain }]) => domain !== undefined);
  if (closed[0] && open) {
    faults.push({
      code: "CE008",
      message: "private visibility and a domain cannot be combined in one project",
      place: { path: pathBelow(path, sectionOf(closed[0][0]), closed[0][0], "visibility") },
      expected: "private and public components in separate systems",
      got: `${closed[0][0]} is private, ${open[0]} has the domain ${open[1].domain}`,
      fix: "Split it into two systems: private visibility restricts the project's data plane, and whether that also blocks domain mappings is unknown.",
    });
  }
  if (closed[0] && platform.operators.length === 0 && platform.runner === undefined) {
    faults.push({
      code: "CE009",
      message: "private visibility without an allowed network",
      place: { path: pathBelow(path, sectionOf(closed[0][0]), closed[0][0], "visibility") },
      expected: "operators or runner: the restriction allows only these networks",
      got: "neither",
      fix: "List the networks under operators, or set visibility: project.",
    });
  }
  const build = Object.keys(props.builds ?? {})[0];
  const { outbound } = props;
  if (build !== undefined && outbound !== "open" && (outbound?.allow ?? []).length === 0) {
    faults.push({
      code: "CE010",
      message: "a build in a project without outbound access",
      place: { path: pathBelow(path, "builds", build) },
      expected: "outbound.allow with the ranges of the Git host and the registries of the base images",
      got: "no ranges",
      fix: "Build runs fetch their source over the project's network: list the ranges, or build in a separate system.",
    });
  }
  return faults;
}
