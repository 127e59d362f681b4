/**
 * A fix pack of workers, as `ibmcloud ks workers --output json` shows it in kubeVersion.target: `1.35.4_1531`, and with the word
 * `_openshift` at its end for OpenShift.
 */
export const fixPackPattern = /^[1-9][0-9]*\.[0-9]+\.[0-9]+_[0-9]+(?:_openshift)?$/;

export const fixPackWords = "a patch version with its fix pack, such as 1.35.4_1531 or 4.19.12_1540_openshift";
