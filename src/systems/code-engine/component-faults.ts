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
      message: "vCPU and memory do not go together",
      place: { path: `${path}.${props.cpu === undefined ? "memory" : "cpu"}` },
      expected,
      got: `${cpu} vCPU with ${memory}`,
      fix: "Choose a pair that Code Engine supports.",
    },
  ];
}

function containerFaults(path: string, props: ContainerProps): Fault[] {
  const faults = sizeFaults(path, "container", props);
  const { storage = "400M", memory = "4G" } = props;
  if (tooMuchStorage(storage, memory)) {
    faults.push({
      code: "CE004",
      message: "more ephemeral storage than memory",
      place: { path: `${path}.${props.storage === undefined ? "memory" : "storage"}` },
      expected: `at most ${memory}, the memory`,
      got: storage,
      fix: "Raise the memory with the storage.",
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
      message: "more instances at least than at most",
      place: { path: `${path}.instances.${app.instances?.min === undefined ? "max" : "min"}` },
      expected: `at most ${max}, the largest number`,
      got: String(min),
      fix: "Raise instances.max with instances.min.",
    },
  ];
}

function jobFaults(path: string, { mode, schedule, timeout, retries }: JobProps): Fault[] {
  if (retries === 0) {
    return [
      {
        code: "CE016",
        message: "no retry is more than the provider can say",
        place: { path: `${path}.retries` },
        expected: "1 to 5: the provider leaves 0 out of the request, and the service takes 3",
        got: "0",
        fix: "Name 1, or let the program end well where another run would do harm.",
      },
    ];
  }
  const given = Object.entries({ schedule, timeout, retries }).filter(([, value]) => value !== undefined);
  if (mode !== "daemon" || given.length === 0) return [];
  return [
    {
      code: "CE011",
      message: "a daemon runs for good",
      place: { path: `${path}.${given[0]?.[0]}` },
      expected: "no schedule, timeout or retries",
      got: given.map(([name]) => name).join(", "),
      fix: "Leave them out, or make it a task.",
    },
  ];
}

function functionFaults(path: string, { image, code }: FunctionProps): Fault[] {
  if ((image === undefined) === (code === undefined)) {
    return [
      {
        code: "CE012",
        message: "a function has its code in one place",
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
      message: "the code is too long to stand inline",
      place: { path: `${path}.code` },
      expected: `at most ${limits.inlineCode} characters in base64`,
      got: String(length),
      fix: "Push it as a code bundle, and name that under image.",
    },
  ];
}

function buildFaults(path: string, { strategy, dockerfile }: BuildProps): Fault[] {
  if (strategy !== "buildpacks" || dockerfile === undefined) return [];
  return [
    {
      code: "CE013",
      message: "buildpacks read no Dockerfile",
      place: { path: `${path}.dockerfile` },
      expected: "strategy: dockerfile, or no dockerfile",
      got: dockerfile,
    },
  ];
}
