import type { CodeWords } from "./code-words";

/** Faults of reading a blueprint. BP0xx are about the text, BP1xx about its schema. */
export const blueprint = {
  BP001: {
    says: "The file cannot be read: it does not exist, is not a file, is not readable, or is larger than 1 MiB.",
    fix: "Check the path and the permissions, or split the file with `extends`.",
  },
  BP002: {
    says: "The file is empty, or contains only comments.",
    fix: "Write at least `name`, `region`, `resourceGroup` and `systems`.",
  },
  BP003: { says: "The file contains more than one YAML document.", fix: "Put each blueprint into a file of its own." },
  BP004: { says: "The file is not valid YAML 1.2.", fix: "Correct the syntax at the reported position." },
  BP005: { says: "Duplicate key in a mapping.", fix: "Delete one of the two, or merge their values." },
  BP006: {
    says: "The top level is not a mapping of keys to values.",
    fix: "Start with `name: …` and the other top-level keys.",
  },
  BP007: { says: "The file is not UTF-8 text.", fix: "Save it as UTF-8." },
  BP008: { says: "The file contains a YAML directive other than `%YAML 1.2`.", fix: "Delete the directive." },
  BP010: {
    says: "The aliases expand to too many values or refer to a value that contains them, or the file itself has too many values.",
    fix: "Write the values out, or split the file with `extends`.",
  },
  BP011: {
    says: "Mappings and lists are nested too deeply.",
    fix: "Flatten them: no option needs more than a dozen levels.",
  },
  BP012: {
    says: "A YAML tag such as `!!str` gives a value a type other than the one it has without the tag.",
    fix: "Delete the tag, and quote the value if it is meant as a string.",
  },
  BP013: { says: "A mapping key is not a string.", fix: "Quote the key." },
  BP014: {
    says: "A key is reserved: `__proto__`, `constructor` or `prototype`.",
    fix: "Choose another name.",
  },
  BP015: {
    says: "A number is infinite, not a number, or an integer too large to be represented exactly.",
    fix: "Write a smaller number, or quote it if it is meant as a string.",
  },
  BP016: {
    says: "A number has leading zeros, which some parsers read as octal.",
    fix: "Remove the zeros, or quote the value if it is meant as a string.",
  },
  BP017: {
    says: "A merge key `<<` has a value that is neither a mapping nor a list of mappings.",
    fix: "Use the alias of a mapping, or `extends`.",
  },
  BP018: {
    says: "An alias refers to an anchor that is not defined above it.",
    fix: "Define the anchor above the alias, or write the value out.",
  },
  BP020: {
    says: "The file contains an invisible character: control, bidirectional, zero-width, or a line or paragraph separator.",
    fix: "Delete it, or retype the text around it.",
  },
  BP021: {
    says: "A value contains a Terraform interpolation or directive; a blueprint contains only plain values.",
    fix: "Write the literal value.",
  },
  BP022: {
    says: "A single-line value contains a line break.",
    fix: "Remove the line break, or write the value as a block with `|`.",
  },
  BP025: {
    says: "A value looks like a secret: a token, a private key, or a password in a URL or next to its name.",
    fix: "Remove it, reference a secret by name instead, and revoke the value: it has been exposed in clear text.",
  },
  BP030: {
    says: "`extends` is not a relative file path.",
    fix: "Write a path such as `./platform.yaml`.",
  },
  BP031: {
    says: "The file that `extends` names does not exist or is not readable.",
    fix: "Correct the path; it is relative to the file that contains `extends`.",
  },
  BP032: {
    says: "The file that `extends` names is outside the blueprint's folder.",
    fix: "Move it into the folder or a subfolder, as a Git submodule or a copy.",
  },
  BP033: {
    says: "A blueprint extends itself, directly or through others.",
    fix: "Remove one `extends` to break the cycle.",
  },
  BP034: { says: "The `extends` chain is too long.", fix: "Merge some of the files." },
  BP035: { says: "`extends` names a folder or something else that is not a file.", fix: "Name a file." },
  BP036: {
    says: "A blueprint extends too many files, files that are too large together, or the same file twice.",
    fix: "List each file once, and merge small ones.",
  },
  BP099: { says: "There are more errors than are shown.", fix: "Fix the errors shown, then run again." },
  BP100: { says: "A required key is missing.", fix: "Add it, here or in a blueprint that this one extends." },
  BP101: {
    says: "A name chosen in the blueprint has an invalid format.",
    fix: "Rename the key; the message lists the allowed characters.",
  },
  BP102: {
    says: "Unknown key at this position.",
    fix: "Correct the spelling, or look it up in the options table of the folder's README.",
  },
  BP103: {
    says: "A value has the wrong type, such as a string where a number is expected.",
    fix: "Write a value of the expected type; a quoted number is a string.",
  },
  BP104: {
    says: "A value of the right type is not allowed: not in the allowlist, out of range, too long, or in the wrong format.",
    fix: "Write a value that the message allows.",
  },
  BP105: { says: "A value breaks a rule of the schema that has no code of its own.", fix: "Follow the message." },
  BP900: {
    says: "Two blueprints have the same name, so their stacks would overwrite each other.",
    fix: "Rename one of them, or synthesise them into different folders.",
  },
  BP901: {
    says: "The blueprint creates nothing.",
    fix: "Add a system, or the section of a foundation; a blueprint that others extend is not synthesised itself.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
