import type { Fault } from "../core/fault";
import { own } from "../core/own";
import { messageCodes } from ".";

/** The fault with what the catalogue says to do about its code, where it says nothing closer to the case. */
export function withFix(fault: Fault): Fault {
  const fix = fault.fix ?? own(messageCodes, fault.code)?.fix;
  return fix === undefined ? fault : { ...fault, fix };
}
