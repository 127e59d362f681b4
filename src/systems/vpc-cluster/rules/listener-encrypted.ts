import { argumentRule } from "../../../posture/argument-rule";
import { blocks, isObject } from "../../../terraform/configuration";

/** A listener for the web speaks TLS, or does nothing but send callers there. */
export const listenerEncrypted = argumentRule({
  id: "listener-encrypted",
  controls: ["IKS-94"],
  types: ["ibm_is_lb_listener"],
  argument: "protocol",
  accepts: (value, { arguments: listener }) => value !== "http" || isObject(blocks(listener.https_redirect)[0]),
  expected: "https or tcp, or http with https_redirect",
});
