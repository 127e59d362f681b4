import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { functionRuntimes } from "../runtimes";

/** A function uses a runtime that IBM still supports: after its end of life it gets no fixes and stops working. */
export const functionRuntimeSupported = argumentRule({
  id: "function-runtime-supported",
  controls: ["CX-01"],
  types: ["ibm_code_engine_function"],
  argument: "runtime",
  accepts: (value) => (own(functionRuntimes().endOfLife, textOf(value)) ?? "") > functionRuntimes().asOf,
  get expected() {
    const { asOf, endOfLife } = functionRuntimes();
    const supported = Object.entries(endOfLife).filter(([, end]) => end > asOf);
    return `${supported.map(([runtime, end]) => `${runtime} (until ${end})`).join(", ")}, as of ${asOf}`;
  },
});
