import type { CodeWords } from "./code-words";

/** Faults of reading a blueprint. BP0xx are about the text, BP1xx about its schema. */
export const blueprint = {
  BP001: {
    says: "The file cannot be read: it does not exist, is not a file, is not readable, or is larger than 1 MiB.",
    fix: "Check the path and the permissions, or split the file with `extends`.",
  },
  BP002: {
    says: "The file is empty, or holds nothing but comments.",
    fix: "Write at least `name`, `region`, `resourceGroup` and `systems`.",
  },
  BP003: { says: "The file holds more than one YAML document.", fix: "Put each blueprint into a file of its own." },
  BP004: { says: "The text is not YAML 1.2.", fix: "Correct the syntax at the place that the message names." },
  BP005: { says: "A key stands twice in one mapping.", fix: "Delete one of the two, or join their values." },
  BP006: {
    says: "The top level is not a mapping of keys to values.",
    fix: "Start with `name: …` and the other keys of the top level.",
  },
  BP007: { says: "The file is not UTF-8 text.", fix: "Save it as UTF-8." },
  BP008: { says: "The file has a YAML directive other than `%YAML 1.2`.", fix: "Delete the directive." },
  BP010: {
    says: "Aliases unfold to too many values, or refer to what contains them; or the file has too many values without them.",
    fix: "Write the values out, or split the file with `extends`.",
  },
  BP011: {
    says: "Mappings and lists are nested too deeply.",
    fix: "Flatten them: no option needs more than a dozen levels.",
  },
  BP012: {
    says: "A tag such as `!!str` gives a value another type than it shows.",
    fix: "Delete the tag, and quote the value if it should be text.",
  },
  BP013: { says: "A mapping key is not a string.", fix: "Put the key into quotes." },
  BP014: {
    says: "A key has a meaning of its own in JavaScript: `__proto__`, `constructor` or `prototype`.",
    fix: "Choose another name.",
  },
  BP015: {
    says: "A number is infinite, not a number, or has more digits than a computer number holds.",
    fix: "Write a smaller number, or put it into quotes if it should be text.",
  },
  BP016: {
    says: "A number has leading zeros, which some readers take for octal.",
    fix: "Leave the zeros out, or put the value into quotes if it should be text.",
  },
  BP017: {
    says: "A merge key `<<` has a value that is neither a mapping nor a list of mappings.",
    fix: "Refer to a mapping, or use `extends`.",
  },
  BP018: {
    says: "An alias refers to an anchor that does not stand above it.",
    fix: "Define the anchor first, or write the value out.",
  },
  BP020: {
    says: "The text has an invisible character: control, bidirectional, zero-width, or a line or paragraph separator.",
    fix: "Delete it, or type the text around it anew.",
  },
  BP021: {
    says: "A value has a Terraform interpolation or directive; a blueprint holds plain values only.",
    fix: "Write the value itself, or use the constructs from TypeScript for references.",
  },
  BP022: {
    says: "A text of one line has a line break.",
    fix: "Take the break out, or write the text as a block with `|`.",
  },
  BP025: {
    says: "A text looks like a secret: a token, a private key, a password beside its name or in a URL.",
    fix: "Take it out, name a secret instead, and revoke the value: it has been in clear text.",
  },
  BP030: {
    says: "`extends` names something that is not a relative path of a file.",
    fix: "Write a path such as `./platform.yaml`.",
  },
  BP031: {
    says: "The file that `extends` names does not exist or is not readable.",
    fix: "Correct the path; it is relative to the file that says it.",
  },
  BP032: {
    says: "The file that `extends` names lies outside the blueprint's folder.",
    fix: "Move it into the folder or below, as a submodule or a copy.",
  },
  BP033: {
    says: "A blueprint extends itself, directly or through others.",
    fix: "Take one `extends` out of the circle.",
  },
  BP034: { says: "The chain of files that extend one another is too long.", fix: "Join some of the files." },
  BP035: { says: "`extends` names a folder or something else that is not a file.", fix: "Name a file." },
  BP036: {
    says: "A blueprint extends too many files, too much text, or one file twice.",
    fix: "Name each file once, and join small ones.",
  },
  BP099: { says: "There are more faults than are shown.", fix: "Correct those that are shown, then run again." },
  BP100: { says: "A required key is missing.", fix: "Add it, here or in a blueprint that this one extends." },
  BP101: {
    says: "A name that the author chose does not have the form that such names have.",
    fix: "Rename the key; the message says which characters it may have.",
  },
  BP102: {
    says: "A key is not known at this place.",
    fix: "Correct its spelling, or look it up in the table of options of its folder.",
  },
  BP103: {
    says: "A value is of the wrong type, such as text where a number is expected.",
    fix: "Write a value of the expected type; quotes make text, their absence numbers.",
  },
  BP104: {
    says: "A value of the right type is not allowed: not one of a list, out of range, too long, or of the wrong form.",
    fix: "Write one of the values that the message names.",
  },
  BP105: { says: "A value breaks a rule of the schema that has no code of its own.", fix: "Do what the message says." },
  BP900: {
    says: "Two blueprints have the same name, so their stacks would overwrite each other.",
    fix: "Rename one of them, or synthesise them into different folders.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
