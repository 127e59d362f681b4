import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";

/** The Git host is known by its keys: without them, whoever answers in its place gets the build. */
export const sshKnownHosts = argumentRule({
  id: "ssh-known-hosts",
  controls: ["CE-26"],
  types: ["ibm_code_engine_secret"],
  argument: "data.known_hosts",
  accepts: (value) => textOf(value).trim() !== "",
  expected: "the lines of known_hosts for the Git host",
  fix: "Take the host's published keys, not the answer of ssh-keyscan.",
  referenceIsFine: true,
  when: ({ arguments: { format } }) => format === "ssh_auth",
});
