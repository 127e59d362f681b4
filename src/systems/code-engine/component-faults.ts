import type { Fault } from "../../core/fault";
import { type AppProps, instancesOf } from "./app";
import type { BuildProps } from "./build";
import type { CodeEngineProps } from "./code-engine";
import type { ComponentProps, ContainerProps } from "./component";
import { type FunctionProps, inlineCode } from "./function";
import type { JobProps } from "./job";
import { limits } from "./limits";
import { type sizes, tooMuchStorage, wrongSize } from "./size";

/** Components that Code Engine would refuse, though the provider takes them. */
export function componentFaults(path: string, props: CodeEngineProps): Fault[] {
  const { apps = {}, jobs = {}, functions = {}, builds = {} } = props;
  return [
    ...Object.entries(apps).flatMap(([name, app]) => [
      ...containerFaults(`${path}/${name}`, app),
      ...instanceFaults(`${path}/${name}`, app),
    ]),
    ...Object.entries(jobs).flatMap(([name, job]) => [
      ...containerFaults(`${path}/${name}`, job),
      ...jobFaults(`${path}/${name}`, job),
    ]),
    ...Object.entries(functions).flatMap(([name, fn]) => [
      ...sizeFaults(`${path}/${name}`, "function", fn),
      ...functionFaults(`${path}/${name}`, fn),
    ]),
    ...Object.entries(builds).flatMap(([name, build]) => buildFaults(`${path}/${name}`, build)),
  ];
}

function sizeFaults(path: string, kind: keyof typeof sizes, { cpu = 1, memory = "4G" }: ComponentProps): Fault[] {
  const expected = wrongSize(kind, cpu, memory);
  if (expected === undefined) return [];
  return [
    {
      code: "CE003",
      message: "unsupported combination of vCPU and memory",
      place: { path },
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
      place: { path },
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
      place: { path },
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
      place: { path },
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
        place: { path },
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
      place: { path },
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
      place: { path },
      expected: "strategy: dockerfile, or no dockerfile",
      got: dockerfile,
    },
  ];
}
