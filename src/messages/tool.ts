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
  AR004: {
    says: "A file beside the Terraform would lie outside the stack's folder.",
    fix: "Give the artefact a path below the folder; it is a fault of a construct.",
  },
  CL001: {
    says: "There is no blueprint at the place that was named.",
    fix: "Name a blueprint, or put one into `stacks/`.",
  },
  CL002: {
    says: "A word is neither a control nor a rule, an option or a message code.",
    fix: "Correct its spelling; `rampart explain --all` lists them.",
  },
  RF001: {
    says: "The environment variable for the largest file is not a size.",
    fix: "Set it to a whole number of MiB, from 1 to 99999.",
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
  RH004: {
    says: "A provisioner would run a program, and the rehearsal runs none but Terraform.",
    fix: "Remove the provisioner, or do its work in a step after the apply.",
  },
  RH005: {
    says: "The configuration calls a module, which the rehearsal does not fetch.",
    fix: "Rehearse the module's own folder, or write its resources into the configuration.",
  },
  RH006: {
    says: "A stack reads a state that no stack of the rehearsal writes.",
    fix: "Rehearse the folder that has both stacks, or replace the value by a variable.",
  },
  RH007: {
    says: "A block of the configuration is not an object or a list of objects.",
    fix: "Write it in the form that Terraform's JSON syntax has.",
  },
  RH008: {
    says: "A resource would come from a provider that the rehearsal does not serve.",
    fix: "Name the provider's source in `required_providers`.",
  },
  RH009: {
    says: "A function would read a file, and the rehearsal has only a copy of the JSON.",
    fix: "Give the content as a variable, or write it into the configuration.",
  },
  RH010: {
    says: "The name of a stack cannot be the name of a folder.",
    fix: "Use letters, digits, spaces, dots, hyphens and underscores, at most 100 characters.",
  },
  RH012: {
    says: "The Terraform or OpenTofu that was found cannot rehearse.",
    fix: "Install a newer one, or name it with `--binary`.",
  },
  SY001: {
    says: "A construct's own validation refuses it.",
    fix: "Do what the message says; it comes from the construct.",
  },
  SY002: { says: "A construct carries an annotation of level error.", fix: "Do what the annotation says." },
  SY003: { says: "A part of the configuration cannot be written as HCL.", fix: "Write JSON, without `--hcl`." },
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
  TF007: {
    says: "The output folder is half written: files of two runs stand side by side.",
    fix: "Run the synthesis again; it finishes what was begun.",
  },
  TF008: {
    says: "A Terraform JSON file is too large, or is not a file.",
    fix: "Remove it, or raise the largest size that is read.",
  },
  TF009: { says: "The JSON nests more deeply than any provider needs.", fix: "Correct the program that wrote it." },
  TF010: {
    says: "The name that a stack gives itself cannot be one.",
    fix: "Synthesise it again, or delete the metadata.",
  },
  TP001: {
    says: "The temporary folder does not exist, or takes no folder.",
    fix: "Create it, or set TMPDIR to another.",
  },
  TP002: {
    says: "The path of the temporary folder is too long for a socket.",
    fix: "Set TMPDIR to a folder with a shorter path.",
  },
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
  WR005: {
    says: "Another run is writing into the output folder.",
    fix: "Wait for it to end; if there is none, delete the lock that the message names.",
  },
  WR006: {
    says: "The journal of a run that was killed cannot be read.",
    fix: "Move the folders away that the message names, and run again.",
  },
  WR007: {
    says: "The output folder is half written, and can be neither finished nor taken back.",
    fix: "Correct what the operating system reports, and run again.",
  },
  WR008: {
    says: "A file in the output folder belongs to another platform.",
    fix: "Name another folder with `--out`, or remove that platform's files with `--prune`.",
  },
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
