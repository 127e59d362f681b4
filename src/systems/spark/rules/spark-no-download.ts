import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { detailsOf, isRequest } from "../subjects";

/** An application downloads no code at start: packages from Maven or a web server have not been scanned. */
export const sparkNoDownload: Rule = {
  id: "spark-no-download",
  controls: ["AE-19"],
  types: ["ibm_cos_bucket_object"],
  judge(resource) {
    const details = isRequest(resource) ? detailsOf(resource) : undefined;
    if (details === undefined) return notApplicable;
    const fetched = ["packages", "repositories"].filter((name) => details[name] !== undefined);
    const remote = ["jars", "files", "archives"].filter((name) =>
      /\bhttps?:\/\//.test(JSON.stringify(details[name] ?? "")),
    );
    const found = [...fetched, ...remote];
    if (found.length === 0) return compliant;
    return found.map(
      (name): Judgement => ({
        verdict: "violation",
        argument: `content.application_details.${name}`,
        expected: "files in the code bucket or a library set",
        got: name,
        reject: true,
      }),
    );
  },
};
