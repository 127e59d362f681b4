import type { CodeWords } from "./code-words";

/** Code Engine systems that cannot work. */
export const codeEngine = {
  CE001: {
    says: "A system has no component, or its images come from registries that it does not name.",
    fix: "Add an application, job, function or build; push all images to one namespace, or name the registry under `registries`.",
  },
  CE002: {
    says: "The system has a `domain` and several applications or functions.",
    fix: "Move `domain` to the component that is public.",
  },
  CE003: {
    says: "Code Engine does not offer this pair of vCPU and memory.",
    fix: "Choose one of the pairs that the message names.",
  },
  CE004: { says: "The ephemeral storage is larger than the memory.", fix: "Raise `memory`, or lower `storage`." },
  CE005: {
    says: "A component refers to something that the system does not have.",
    fix: "Correct the name, or define what it refers to.",
  },
  CE006: { says: "Two things would have the same name, or one name holds two values.", fix: "Rename one of them." },
  CE007: {
    says: "Components call each other in a circle.",
    fix: "Leave one call out, and give its address by `env` after the first apply.",
  },
  CE008: { says: "A component with private visibility and a domain are in one project.", fix: "Make two systems." },
  CE009: {
    says: "A component has private visibility, and no network may call it.",
    fix: "Name the networks under `operators`, or set `visibility: project`.",
  },
  CE010: {
    says: "The project has a build, and may not call its Git server.",
    fix: "List the Git server's networks under `outbound.allow`.",
  },
  CE011: {
    says: "A job in daemon mode has options of a task.",
    fix: "Remove `schedule`, `timeout` and `retries`, or set `mode: task`.",
  },
  CE012: {
    says: "A function has no code, code in two places, or too much inline code.",
    fix: "Set either `image` or `code`; push large code as a code bundle.",
  },
  CE013: {
    says: "A build with buildpacks names a Dockerfile.",
    fix: "Remove `dockerfile`, or set `strategy: dockerfile`.",
  },
  CE014: {
    says: "A secret lacks parts of its format, or has parts of another format.",
    fix: "Give the parts that the message names for this format.",
  },
  CE015: {
    says: "The lowest number of instances is greater than the highest.",
    fix: "Raise `instances.max`, or lower `instances.min`.",
  },
  CE016: {
    says: "A job has `retries: 0`, which the provider leaves out of its request.",
    fix: "Set `retries` to 1 or more, or let the program end well where another run would do harm.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
