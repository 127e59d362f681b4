import type { CodeWords } from "./code-words";

/** Code Engine systems that cannot work. */
export const codeEngine = {
  CE001: {
    says: "A system has no component, or its images come from registries that it does not list.",
    fix: "Add an application, job, function or build; push all images to one namespace, or list the registry under `registries`.",
  },
  CE002: {
    says: "The system has a `domain` and several applications or functions.",
    fix: "Move `domain` to the public component.",
  },
  CE003: {
    says: "Code Engine does not offer this combination of vCPU and memory.",
    fix: "Use one of the combinations that the message lists.",
  },
  CE004: { says: "The ephemeral storage is larger than the memory.", fix: "Raise `memory`, or lower `storage`." },
  CE005: {
    says: "A component refers to something that the system does not define.",
    fix: "Correct the name, or define the missing item.",
  },
  CE006: { says: "Duplicate name, or two values for one name.", fix: "Rename one of them." },
  CE007: {
    says: "Components have a circular dependency.",
    fix: "Remove one call, and pass its address through `env` after the first apply.",
  },
  CE008: {
    says: "One project contains both a component with private visibility and a domain.",
    fix: "Split it into two systems.",
  },
  CE009: {
    says: "A component has private visibility, but no network may call it.",
    fix: "List the networks under `operators`, or set `visibility: project`.",
  },
  CE010: {
    says: "The project has a build, but its outbound allowlist lacks the Git server.",
    fix: "List the Git server's networks under `outbound.allow`.",
  },
  CE011: {
    says: "A job in daemon mode has options that only apply to tasks.",
    fix: "Remove `schedule`, `timeout` and `retries`, or set `mode: task`.",
  },
  CE012: {
    says: "A function has no code, two sources of code, or too much inline code.",
    fix: "Set either `image` or `code`; push large code as a code bundle.",
  },
  CE013: {
    says: "A build that uses buildpacks sets a Dockerfile.",
    fix: "Remove `dockerfile`, or set `strategy: dockerfile`.",
  },
  CE014: {
    says: "A secret lacks fields of its format, or has fields of another format.",
    fix: "Set the fields that the message lists for this format.",
  },
  CE015: {
    says: "`instances.min` is greater than `instances.max`.",
    fix: "Raise `instances.max`, or lower `instances.min`.",
  },
  CE016: { says: "Two components have the same domain.", fix: "Give each component a host name of its own." },
  CE017: {
    says: "The platform's identity may not pull an image: it reads one namespace in one region.",
    fix: "Push the image to the platform's namespace, or declare its registry under `registries`.",
  },
  CE018: {
    says: "The gateway of a private path is in another region than the project.",
    fix: "Use a Private Path service gateway in the platform's region.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
