import type { CodeWords } from "./code-words";

/** Faults of files, commands and the output folder. */
export const tool = {
  AR001: { says: "The template does not exist.", fix: "Correct the template's name in the construct." },
  AR002: {
    says: "A template uses a value that is missing or cannot be printed.",
    fix: "Set the value in the artefact's `data`.",
  },
  AR003: {
    says: "A template contains an expression through which a value could break out of its context.",
    fix: "Rewrite that line of the template.",
  },
  AR004: {
    says: "A generated file would be outside the stack's folder.",
    fix: "Correct the artefact's path in the construct.",
  },
  CL001: {
    says: "No blueprint found at the given path.",
    fix: "Pass a blueprint, or put one into `stacks/`.",
  },
  CL002: {
    says: "A word is not a control, a rule, an option or a message code.",
    fix: "Correct the spelling; `rampart explain --all` lists all of them.",
  },
  RF001: {
    says: "The environment variable for the file size limit is not a valid size.",
    fix: "Set it to a whole number of MiB, from 1 to 99999.",
  },
  RH001: { says: "Stacks have a circular dependency.", fix: "Remove one of the references." },
  RH002: {
    says: "The rehearsal does not support a resource type.",
    fix: "Remove the type from the configuration that you rehearse.",
  },
  RH003: {
    says: "`--from` did not get exactly one old and one new version.",
    fix: "Pass one old and one new blueprint or folder.",
  },
  RH004: {
    says: "A provisioner or connection would run another program or reach a machine; the rehearsal runs only Terraform.",
    fix: "Remove the provisioner, or do its work in a step after the apply.",
  },
  RH005: {
    says: "The configuration calls a module, which the rehearsal does not fetch.",
    fix: "Rehearse the module's own folder, or write its resources into the configuration.",
  },
  RH006: {
    says: "A stack reads a state that no stack in the rehearsal writes.",
    fix: "Rehearse the folder that contains both stacks, or replace the value with a variable.",
  },
  RH007: {
    says: "A block is not an object or a list of objects, or the rehearsal does not support it.",
    fix: "Write it in Terraform's JSON syntax, or remove it.",
  },
  RH008: {
    says: "A resource uses a provider that the rehearsal does not support.",
    fix: "Set the provider's source in `required_providers`, or remove the provider.",
  },
  RH009: {
    says: "A function would read a file, but the rehearsal has only a copy of the JSON.",
    fix: "Pass the content as a variable, or inline it in the configuration.",
  },
  RH010: {
    says: "A stack's name is not a valid folder name, or two stacks share one name.",
    fix: "Use letters, digits, spaces, dots, hyphens and underscores, at most 100 characters, and a different name for each stack.",
  },
  RH012: {
    says: "The installed Terraform or OpenTofu cannot run a rehearsal.",
    fix: "Install a newer version, or choose the other program with `--binary`.",
  },
  SY001: {
    says: "A construct's own validation failed.",
    fix: "Follow the message, which comes from the construct.",
  },
  SY002: { says: "A construct has an error annotation.", fix: "Follow the annotation." },
  SY003: { says: "A part of the configuration cannot be written as HCL.", fix: "Write JSON instead: omit `--hcl`." },
  TF001: { says: "The file or folder does not exist.", fix: "Correct the path." },
  TF002: { says: "The file is not valid JSON.", fix: "Correct the syntax at the reported position." },
  TF003: {
    says: "The folder contains no Terraform JSON.",
    fix: "Pass a folder that contains `*.tf.json`; convert HCL with `hcl2json`.",
  },
  TF004: { says: "A Terraform JSON file does not contain one object.", fix: "Put the configuration into one object." },
  TF005: {
    says: "A Terraform JSON file is a plan, or is not a valid configuration.",
    fix: "Pass the folder of the configuration, or correct the key that the message names.",
  },
  TF006: { says: "The operating system reports an error for a file or folder.", fix: "Check the permissions." },
  TF007: {
    says: "The output folder is incomplete: it mixes the files of two runs.",
    fix: "Run the synthesis again; it completes the interrupted run.",
  },
  TF008: {
    says: "A Terraform JSON file is too large, or is not a regular file.",
    fix: "Remove it, or raise the size limit with `RAMPART_MAX_MIB`.",
  },
  TF009: { says: "The JSON is nested more deeply than any provider needs.", fix: "Fix the program that wrote it." },
  TF010: {
    says: "The stack name in the metadata is invalid.",
    fix: "Synthesise the stack again, or delete the metadata.",
  },
  TF011: {
    says: "The list of existing resources beside a stack is not a JSON list of CRNs.",
    fix: "Synthesise again, or delete the file and name the resources with --existing.",
  },
  TP001: {
    says: "The temporary folder does not exist, or is not writable.",
    fix: "Create it, or set TMPDIR to another folder.",
  },
  TP002: {
    says: "The path of the temporary folder is too long for a socket.",
    fix: "Set TMPDIR to a folder with a shorter path.",
  },
  WR001: {
    says: "Rampart may not use the folder as its output folder.",
    fix: "Choose another folder with `--out`, or move the folder away.",
  },
  WR002: {
    says: "A file would be outside the output folder, or would overwrite another one.",
    fix: "Rename the item that the message names.",
  },
  WR003: {
    says: "A file that rampart did not write is in the place of a generated file.",
    fix: "Move it away, or choose another folder with `--out`.",
  },
  WR004: {
    says: "The operating system reports an error while writing the output.",
    fix: "Check the permissions and the free space.",
  },
  WR005: {
    says: "Another run is writing to the output folder.",
    fix: "Wait for it to end; if there is no such run, delete the lock that the message names.",
  },
  WR006: {
    says: "The journal of a killed run cannot be read.",
    fix: "Move the folders that the message names away, and run again.",
  },
  WR007: {
    says: "The output folder is incomplete; the run could be neither completed nor rolled back.",
    fix: "Fix the error that the operating system reports, and run again.",
  },
  WR008: {
    says: "A file in the output folder belongs to another platform.",
    fix: "Choose another folder with `--out`, or remove that platform's files with `--prune`.",
  },
  WV001: { says: "A waiver names a control that does not exist.", fix: "Correct the id as shown in the finding." },
  WV002: {
    says: "A waiver covers a violation that cannot be waived.",
    fix: "Remove the waiver and fix the violation.",
  },
  WV003: { says: "A waiver's reason is shorter than 20 characters.", fix: "Explain why the violation is acceptable." },
  WV004: {
    says: "A waiver has no valid expiry date, or expires more than 180 days ahead.",
    fix: "Write a date as `YYYY-MM-DD`, at most 180 days ahead.",
  },
  WV005: { says: "A waiver has expired.", fix: "Fix the violation, or have the owner renew the waiver." },
  WV006: { says: "Duplicate waiver.", fix: "Remove one of the two." },
  WV007: {
    says: "A waiver has no owner who can be reached.",
    fix: "Set `owner` to the e-mail address of a person or team.",
  },
  WV008: { says: "Unused waiver: no violation matches it.", fix: "Remove it, or correct its location." },
  WV009: {
    says: "A waiver's location is an address that several folders have.",
    fix: "Write the folder before the address, in one waiver for each folder.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
