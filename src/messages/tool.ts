import type { CodeWords } from "./code-words";

/** Faults of files, commands and the output folder. */
export const tool = {
  AR001: { says: "There is no such template.", fix: "Correct the name of the template; it is a fault of a construct." },
  AR002: {
    says: "A template needs a value that is missing or cannot be printed.",
    fix: "Give the value in `data` of the artefact.",
  },
  AR003: {
    says: "A template has a construct that could let a value out of its place.",
    fix: "Rewrite that line of the template.",
  },
  CL001: {
    says: "There is no blueprint at the place that was named.",
    fix: "Name a blueprint, or put one into `stacks/`.",
  },
  CL002: {
    says: "A word is neither a control nor a rule, an option or a message code.",
    fix: "Correct its spelling; `rampart explain --all` lists them.",
  },
  RH001: { says: "Stacks read each other in a circle.", fix: "Remove one of the references." },
  RH002: {
    says: "The rehearsal has no facts about a resource type.",
    fix: "Remove the type from what is rehearsed; contributors add it with `npm run bindings -- add TYPE --schema FILE`.",
  },
  RH003: {
    says: "`--from` was given more or less than one old and one new version.",
    fix: "Name one old and one new blueprint or folder.",
  },
  SY001: {
    says: "A construct's own validation refuses it.",
    fix: "Do what the message says; it comes from the construct.",
  },
  SY002: { says: "A construct carries an annotation of level error.", fix: "Do what the annotation says." },
  TF001: { says: "There is no such file or folder.", fix: "Correct the path." },
  TF002: { says: "The file is not JSON.", fix: "Correct the syntax at the place that the message names." },
  TF003: {
    says: "The folder has no Terraform JSON.",
    fix: "Name a folder with `*.tf.json`; convert HCL with `hcl2json`.",
  },
  TF004: { says: "A Terraform JSON file does not hold one object.", fix: "Put the configuration into one object." },
  TF005: {
    says: "A Terraform JSON file is a plan, or has a form that no configuration has.",
    fix: "Name the folder of the configuration, or correct the key that the message names.",
  },
  TF006: { says: "The operating system does not let a file be read.", fix: "Check its permissions." },
  WR001: {
    says: "The output folder is not one that rampart may replace.",
    fix: "Name another folder with `--out`, or move the folder away.",
  },
  WR002: {
    says: "A file would be written outside the output folder, or over another one.",
    fix: "Rename what the message names.",
  },
  WR003: {
    says: "A file that rampart did not write stands where it would write.",
    fix: "Move it away, or name another folder with `--out`.",
  },
  WR004: { says: "The operating system does not let the output be written.", fix: "Check permissions and free space." },
  WV001: { says: "A waiver names a control that does not exist.", fix: "Correct the id; findings show it." },
  WV002: { says: "A waiver covers what cannot be waived.", fix: "Remove the waiver and fix the violation." },
  WV003: { says: "A waiver's reason is shorter than 20 characters.", fix: "Say why the weakness is acceptable." },
  WV004: {
    says: "A waiver has no valid expiry, or one more than 180 days ahead.",
    fix: "Write a day as `YYYY-MM-DD` within 180 days.",
  },
  WV005: { says: "A waiver has expired.", fix: "Fix the violation, or have the owner renew the waiver." },
  WV006: { says: "A waiver is written twice.", fix: "Keep one of the two." },
  WV007: { says: "A waiver has no owner.", fix: "Name a person or team." },
  WV008: { says: "A waiver covers nothing.", fix: "Remove it, or correct its place." },
} as const satisfies Readonly<Record<string, CodeWords>>;
