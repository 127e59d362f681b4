import type { Fault } from "../../core/fault";
import { type AppProps, instancesOf } from "./app";
import type { BuildProps } from "./build";
import type { CodeEngineProps } from "./code-engine";
import type { ComponentProps, ContainerProps } from "./component";
import { type FunctionProps, inlineCode } from "./function";
import type { JobProps } from "./job";
import { limits } from "./limits";
import { placed } from "./placed";
import { type sizes, tooMuchStorage, wrongSize } from "./size";

/** Components that Code Engine would refuse, though the provider takes them. */
export function componentFaults(path: string, props: CodeEngineProps): Fault[] {
  const { apps = {}, jobs = {}, functions = {}, builds = {} } = props;
  return [
    ...placed(path, "apps", apps).flatMap(([at, app]) => [...containerFaults(at, app), ...instanceFaults(at, app)]),
    ...placed(path, "jobs", jobs).flatMap(([at, job]) => [...containerFaults(at, job), ...jobFaults(at, job)]),
    ...placed(path, "functions", functions).flatMap(([at, fn]) => [
      ...sizeFaults(at, "function", fn),
      ...functionFaults(at, fn),
    ]),
    ...placed(path, "builds", builds).flatMap(([at, build]) => buildFaults(at, build)),
  ];
}

function sizeFaults(path: string, kind: keyof typeof sizes, props: ComponentProps): Fault[] {
  const { cpu = 1, memory = "4G" } = props;
  const expected = wrongSize(kind, cpu, memory);
  if (expected === undefined) return [];
  return [
    {
      code: "CE003",
      message: "unsupported combination of vCPU and memory",
      place: { path: `${path}.${props.cpu === undefined ? "memory" : "cpu"}` },
      expected,
      got: `${cpu} vCPU with ${memory}`,
      fix: "Choose a supported combination.",
    },
  ];
}

function containerFaults(path: string, props: ContainerProps): Fault[] {
  const faults = sizeFaults(path, "container", props);
  const { storage = "400M", memory = "4G" } = props;
  if (tooMuchStorage(storage, memory)) {
    faults.push({
      code: "CE004",
      message: "storage is larger than memory",
      place: { path: `${path}.${props.storage === undefined ? "memory" : "storage"}` },
      expected: `at most ${memory}, the value of memory`,
      got: storage,
      fix: "Raise memory, or lower storage.",
    });
  }
  return faults;
}

function instanceFaults(path: string, app: AppProps): Fault[] {
  const { min, max } = instancesOf(app);
  // 0 is no ceiling.
  if (max === 0 || min <= max) return [];
  return [
    {
      code: "CE015",
      message: `instances.min (${min}) is greater than instances.max (${max})`,
      place: { path: `${path}.instances.${app.instances?.min === undefined ? "max" : "min"}` },
      expected: `at most ${max}, the value of instances.max`,
      got: String(min),
      fix: "Raise instances.max, or lower instances.min.",
    },
  ];
}

function jobFaults(path: string, { mode, schedule, timeout, retries }: JobProps): Fault[] {
  const given = Object.entries({ schedule, timeout, retries }).filter(([, value]) => value !== undefined);
  if (mode !== "daemon" || given.length === 0) return [];
  return [
    {
      code: "CE011",
      message: "options of a task on a daemon",
      place: { path: `${path}.${given[0]?.[0]}` },
      expected: "no schedule, timeout or retries: a daemon runs indefinitely",
      got: given.map(([name]) => name).join(", "),
      fix: "Remove them, or set mode: task.",
    },
  ];
}

function functionFaults(path: string, { image, code }: FunctionProps): Fault[] {
  if ((image === undefined) === (code === undefined)) {
    return [
      {
        code: "CE012",
        message: "a function needs exactly one source of code",
        place: { path: image === undefined ? path : `${path}.code` },
        expected: "image or code",
        got: image === undefined ? "neither" : "both",
      },
    ];
  }
  const length = code === undefined ? 0 : inlineCode(code).length;
  if (length <= limits.inlineCode) return [];
  return [
    {
      code: "CE012",
      message: "the inline code is too long",
      place: { path: `${path}.code` },
      expected: `at most ${limits.inlineCode} characters in base64`,
      got: String(length),
      fix: "Push it as a code bundle, and set image to that bundle.",
    },
  ];
}

function buildFaults(path: string, { strategy, dockerfile }: BuildProps): Fault[] {
  if (strategy !== "buildpacks" || dockerfile === undefined) return [];
  return [
    {
      code: "CE013",
      message: "buildpacks do not use a Dockerfile",
      place: { path: `${path}.dockerfile` },
      expected: "strategy: dockerfile, or no dockerfile",
      got: dockerfile,
    },
  ];
}
