import type { TypeData, TypeKind } from "../../terraform/provider-data";
import { sameForms } from "../provider/normal-forms";
import {
  type DynamicValue,
  decodeValue,
  encodeValue,
  isObjectValue,
  type ObjectValue,
  unknown,
  type Value,
} from "./codec";
import { type CloudModel, Refusal } from "./model";
import { complete, known, plan, settle } from "./plan";
import { schemaMessage } from "./schema";

export interface Diagnostic {
  readonly severity: 1 | 2;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: { readonly steps: readonly object[] };
}

/** One provider address with the types that a run uses. */
export interface ServedProvider {
  readonly name: string;
  readonly schema: TypeData["schema"];
  readonly types: Readonly<Record<TypeKind, ReadonlyMap<string, TypeData>>>;
  /** The provider is built on the older SDK, whose values are less strict. */
  readonly legacy: boolean;
}

/** Judges a configuration before anything is planned; unknown values are the marker. */
export type Validator = (kind: TypeKind, type: string, config: ObjectValue) => readonly Diagnostic[];

/** What a run adds to the protocol. */
export interface Hooks {
  readonly validate?: Validator;
  /** Called before each change is made; may throw a Refusal, or end Terraform. */
  readonly beforeApply?: (change: "create" | "update" | "delete", type: string) => Promise<void> | void;
}

type Request = Readonly<Record<string, unknown>> & { readonly type_name: string };
type Handler = (request: Request) => object | Promise<object>;

/** The protocol's calls for one provider. */
export function handlers(
  provider: ServedProvider,
  model: CloudModel,
  { validate = () => [], beforeApply }: Hooks,
): Record<string, Handler> {
  const resource = (name: string) => required(provider.types.resource, name);
  return {
    GetMetadata: () => ({ server_capabilities: capabilities, diagnostics: [] }),
    GetProviderSchema: () => ({
      provider: schemaMessage(provider.schema),
      resource_schemas: schemas(provider.types.resource),
      data_source_schemas: schemas(provider.types.data),
      diagnostics: [],
      server_capabilities: capabilities,
    }),
    ValidateProviderConfig: () => ({ diagnostics: [] }),
    ConfigureProvider: (request) => {
      model.configure?.(provider.name, objectOf(request.config));
      return { diagnostics: [] };
    },
    ValidateResourceConfig: (request) => ({
      diagnostics: validate("resource", request.type_name, objectOf(request.config)),
    }),
    ValidateDataResourceConfig: (request) => ({
      diagnostics: validate("data", request.type_name, objectOf(request.config)),
    }),
    UpgradeResourceState: (request) => {
      const raw = (request.raw_state as { json?: Uint8Array } | null)?.json;
      const state = JSON.parse(Buffer.from(raw ?? "null").toString("utf8")) as Value;
      const { schema } = resource(request.type_name);
      return {
        upgraded_state: encodeValue(isObjectValue(state) ? complete(schema.block, state) : null),
        diagnostics: [],
      };
    },
    ReadResource: (request) => {
      const { schema } = resource(request.type_name);
      const state = model.read(request.type_name, objectOf(request.current_state));
      return {
        new_state: encodeValue(state ? complete(schema.block, state) : null),
        private: request.private,
        diagnostics: [],
      };
    },
    PlanResourceChange: (request) => {
      const prior = decoded(request.prior_state);
      const unseen = isObjectValue(prior) && model.isUnseen?.(request.type_name, prior) === true;
      const { planned, replace } = plan(
        resource(request.type_name),
        unseen ? null : prior,
        decoded(request.proposed_new_state),
        decoded(request.config),
        sameForms(request.type_name),
      );
      return {
        planned_state: encodeValue(unseen && isObjectValue(planned) ? { ...planned, id: prior.id ?? null } : planned),
        requires_replace: replace.map((argument) => pathOf(argument)),
        planned_private: request.prior_private,
        diagnostics: [],
        legacy_type_system: provider.legacy,
      };
    },
    ApplyResourceChange: (request) =>
      apply(request, { data: resource(request.type_name), model, legacy: provider.legacy, beforeApply }),
    ImportResourceState: (request) => {
      const state = model.find(request.type_name, String(request.id));
      if (!state)
        throw new Refusal(
          "import-missing",
          `no ${request.type_name} has the id ${String(request.id)}`,
          "terraform import",
          "Check the id.",
        );
      const { schema } = resource(request.type_name);
      return {
        imported_resources: [{ type_name: request.type_name, state: encodeValue(complete(schema.block, state)) }],
        diagnostics: [],
      };
    },
    ReadDataSource: (request) => {
      const { schema } = required(provider.types.data, request.type_name);
      const config = objectOf(request.config);
      const given = model.readData(request.type_name, config);
      const wanted = Object.fromEntries(
        Object.entries(complete(schema.block, config)).map(([name, value]) => [name, value === null ? unknown : value]),
      );
      return { state: encodeValue(settle(schema.block, wanted, given)), diagnostics: [] };
    },
    StopProvider: () => ({ Error: "" }),
  };
}

const capabilities = { plan_destroy: false, get_provider_schema_optional: false, move_resource_state: false };

/** Long enough for Terraform to send what it sends at the same time. */
const slowMilliseconds = 60;

interface ApplyContext extends Pick<Hooks, "beforeApply"> {
  readonly data: TypeData;
  readonly model: CloudModel;
  readonly legacy: boolean;
}

async function apply(request: Request, { data, model, legacy, beforeApply }: ApplyContext): Promise<object> {
  const type = request.type_name;
  const prior = decoded(request.prior_state);
  const planned = decoded(request.planned_state);
  const answer = (state: Value, diagnostics: readonly Diagnostic[] = []) => ({
    new_state: encodeValue(state),
    private: request.planned_private,
    diagnostics,
    legacy_type_system: legacy,
  });
  try {
    const change = isObjectValue(planned) ? (isObjectValue(prior) ? "update" : "create") : "delete";
    await beforeApply?.(change, type);
    if (model.isSlow(change, type)) await new Promise((resolve) => setTimeout(resolve, slowMilliseconds));
    if (!isObjectValue(planned)) {
      if (isObjectValue(prior)) model.delete(type, prior);
      return answer(null);
    }
    const wanted = known(planned) as ObjectValue;
    const given = isObjectValue(prior)
      ? model.update(type, prior, wanted, known(objectOf(request.config)) as ObjectValue)
      : model.create(type, wanted);
    const state = settle(data.schema.block, planned, given);
    model.store(type, state);
    // The provider's Create and Update end with Read, so the state has what that finds.
    return answer(complete(data.schema.block, model.read(type, state) ?? state));
  } catch (error) {
    // What was there before is there still.
    return answer(prior, [diagnosticOf(error, "ApplyResourceChange", type)]);
  }
}

function schemas(types: ReadonlyMap<string, TypeData>): object {
  return Object.fromEntries([...types].map(([name, { schema }]) => [name, schemaMessage(schema)]));
}

function required(types: ReadonlyMap<string, TypeData>, name: string): TypeData {
  const data = types.get(name);
  if (!data) throw new Error(`the rehearsal does not serve ${name}: no stack used it when the run started`);
  return data;
}

function decoded(value: unknown): Value {
  return decodeValue(value as DynamicValue | null);
}

function objectOf(value: unknown): ObjectValue {
  const object = decoded(value);
  return isObjectValue(object) ? object : {};
}

/** An argument, `rules.0.type` or `rules[0].type`, as the protocol's path; numbers step into lists. */
export function pathOf(argument: string): { steps: object[] } {
  const steps = argument
    .split(/[.[\]]/)
    .flatMap((step) =>
      step === "" ? [] : [/^\d+$/.test(step) ? { element_key_int: Number(step) } : { attribute_name: step }],
    );
  return { steps };
}

/** What went wrong as Terraform shows it: a refusal with its rule, source and fix; anything else as a fault of ours. */
export function diagnosticOf(error: unknown, call: string, type: string): Diagnostic {
  if (error instanceof Refusal) {
    return {
      severity: 1,
      summary: `${error.message} [${error.rule}]`,
      detail: `Fix: ${error.fix}\nSource: ${error.source}`,
      ...(error.argument ? { attribute: pathOf(error.argument) } : {}),
    };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { severity: 1, summary: `the rehearsal failed in ${call}${type ? ` of ${type}` : ""}`, detail: text };
}
