import { isObjectName, namesSecret, nameWords } from "./names";
import { isAbsent, isSetting, unquoted } from "./values";

/** Where a longer text gives a value to a name: groups 1 and 2, quotes as they may be. */
const named: readonly RegExp[] = [
  // JSON, YAML, INI, code: the value is in quotes.
  /(?<![\w.-])([\w.-]{1,80})["'`\]]{0,2}\s{0,8}(?:=>|:=|[:=])\s{0,8}[furb]{0,2}("(?:\\.|[^"\\\n]){0,400}"|'(?:\\.|[^'\\\n]){0,400}'|`(?:\\.|[^`\\\n]){0,400}`)/g,
  // Escaped JSON within a text.
  /\\"([\w.-]{1,80})\\"\s{0,8}:\s{0,8}\\"([^"\\\n]{0,400})\\"/g,
  // XML: an element, and attributes.
  /<([A-Za-z][\w.:-]{0,80})(?:\s[^<>]{0,200})?>([^<>\n]{1,400})<\/\1>/g,
  /\b(?:key|name|id)\s{0,4}=\s{0,4}"([^"\n]{1,80})"\s{1,8}value\s{0,4}=\s{0,4}("[^"\n]{0,400}")/g,
  // Lists of names with values: Kubernetes, Docker.
  /\bname["']?\s{0,4}:\s{0,4}["']?([\w.-]{1,80})["']?,?\s{1,40}["']?value["']?\s{0,4}:\s{0,4}("[^"\n]{0,400}"|'[^'\n]{0,400}'|[^\s"'{}[\]()]{1,400})/g,
  /"name"\s{0,4}:\s{0,4}"([\w.-]{1,80})"\s{0,4},\s{0,4}"value"\s{0,4}:\s{0,4}("[^"\n]{0,400}")/g,
];

/** The same without quotes: in code, what stands there may be a variable. */
const bare: readonly RegExp[] = [
  // Connection strings, options, shell, addresses.
  /(?<![\w.-])([\w.-]{1,80})=(?![=>~])([^\s;&,"'`]{1,400})/g,
  // A line of YAML, of properties, of HTTP headers: nothing else stands there.
  /^[ \t]{0,40}(?:(?:- |export |set |ENV |ARG )[ \t]{0,8})?["']?([A-Za-z][\w.-]{0,80})["']?[ \t]*[:=][ \t]+([^\s"'`()[\]{}<>|]{1,400})[ \t]*[,;]?[ \t]*$/gm,
];

/** An option and its value: prose speaks of options too, but not with a value that is no word. */
const option = /(?<![\w-])--([A-Za-z][\w-]{0,60})[ \t]{1,4}["']?(?=[^\s"']{0,200}[\d!@#%^&*])([^\s"'-][^\s"']{0,200})/g;

/** Where commands and files of login data have a password, whatever its form: the last group. */
const logins: readonly RegExp[] = [
  // user:password@ in an address.
  /:\/\/[^/\s:@?#]{0,200}:([^/\s@]{1,400})@/g,
  /\bmy(?:sql|sqldump|sqladmin|cnf)\b[^\n]{0,200}?\s-p([^\s-]\S{0,200})/g,
  /\bmariadb\b[^\n]{0,200}?\s-p([^\s-]\S{0,200})/g,
  /\b(?:sshpass|redis-cli|docker login|podman login|ibmcloud login|oc login|helm registry login|ldapsearch|mongosh?)\b[^\n]{0,200}?\s-[apw][ \t]{1,4}["']?([^\s"'-][^\s"']{0,200})/g,
  /\bcurl\b[^\n]{0,400}?\s(?:-u|--user|--proxy-user)[ \t=]{0,4}["']?[^\s:"']{1,200}:([^\s"']{1,200})/g,
  /\b(?:http|https|wget)\b[^\n]{0,200}?\s-a[ \t]{1,4}["']?[^\s:"']{1,200}:([^\s"']{1,200})/g,
  /\bssh-keygen\b[^\n]{0,200}?\s-N[ \t]{0,4}["']?([^\s"']{1,200})/g,
  /\bpass(?:in|out|word)?[ \t]{1,4}pass:(\S{1,200})/g,
  /\biamapikey:([^\s@"']{1,200})/g,
  // .netrc, .pgpass.
  /\blogin\s{1,8}\S{1,200}\s{1,8}password\s{1,8}(\S{1,200})/g,
  /^(?=[^:\n]{0,200}[g-z.*])[^:\s#/]{1,200}:(?:\d{4,5}|\*):[^:\s/]{1,100}:[^:\s/]{1,100}:([^\s:]{1,200})$/gm,
  /\b(?:identified\s{1,4}by|password)\s{1,4}('[^'\n]{1,200}')/gi,
  // Sessions: whoever has the cookie is signed in.
  /\bCookie:\s{0,4}(?:[^\n]{0,200};\s{0,4})?[\w.-]{0,40}(?:sess|sid|auth|token|jwt)[\w.-]{0,40}=([^;\s]{8,400})/gi,
];

const code = /\b(function|def|return|import|require|const|let|var|async|await|lambda|elif|esac|fi)\b|=>/;

/** True for a text in which a secret stands under its name, or where a command takes it. */
export function holdsNamed(text: string): boolean {
  // Most texts have none of what every pattern wants.
  if (!/[=:<]|--|\s-\w|pass|login|identified/i.test(text)) return false;
  if (logins.some((login) => matches(text, login).some((match) => !isAbsent(unquoted(match.at(-1)))))) return true;
  const inCode = code.test(text);
  return (
    [...named, option].some((holder) =>
      matches(text, holder).some(([, name = "", value]) => isValue(name, unquoted(value))),
    ) ||
    bare.some((holder) =>
      matches(text, holder).some(([, name = "", value = ""]) => isValue(name, value) && !isExpression(value, inCode)),
    )
  );
}

function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}

function isValue(name: string, value: string): boolean {
  // `password: "Password"`: the words of a form, in the user's language.
  return (
    namesSecret(name) &&
    !isSetting(value) &&
    !isObjectName(name, value) &&
    !(value !== name && value.toLowerCase() === name.toLowerCase())
  );
}

/** `getToken()`, `this.token`; in a program's text a variable too, such as `token`, `key1`. */
function isExpression(value: string, inCode: boolean): boolean {
  if (/^[A-Za-z_$][\w$.]*[([]/.test(value)) return true;
  if (
    /^(this|self|process|os|env|var|local|data|module|props|config|args|params|req|ctx|settings|options)\./.test(value)
  )
    return true;
  if (!inCode) return false;
  const plain = value.replace(/[)\]},;]+$/, "");
  if (/^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)+$/.test(plain)) return true;
  return (
    /^[A-Za-z_$][A-Za-z_$]*$/.test(plain) || (/^[A-Za-z_$][\w$]*$/.test(plain) && nameWords(plain).some(namesSecret))
  );
}
