import type { Exchange, Queue } from "../exchange.ts";
import { segmentsOf, textOf } from "../references.ts";

export type Endpoint = { Address: string; Type: "TELEPHONE_NUMBER" };
export type LexResult = {
  intent: string;
  slots: Record<string, string | undefined>;
  sessionAttributes: Record<string, string>;
};
type Start = {
  contactId: string;
  instance: Exchange["instance"];
  customer: Endpoint | null;
  system: Endpoint | null;
  attributes: Record<string, string>;
  segmentAttributes: Record<string, string>;
};

/** What Connect knows of a call, and what its references stand for. */
export class Contact {
  readonly contactId: string;
  readonly instance: Exchange["instance"];
  readonly customer: Endpoint | null;
  readonly system: Endpoint | null;
  readonly attributes: Map<string, string>;
  readonly segmentAttributes: Map<string, string>;
  readonly tags = new Map<string, string>();
  /** Of the flow that runs; another flow begins without them. */
  readonly flowAttributes = new Map<string, string>();
  /** Flows by event, such as `CustomerQueue`. */
  readonly hooks = new Map<string, string>();
  /** What the function answered that was invoked last. */
  external: Record<string, unknown> = {};
  /** The figures that were asked for last. */
  metrics: Record<string, unknown> = {};
  storedInput: string | undefined;
  lex: LexResult | undefined;
  queue: Queue | undefined;
  languageCode = "en-US";
  voice: string | undefined;
  callbackNumber: string | undefined;
  customerId: string | undefined;
  name: string | undefined;
  description: string | undefined;

  constructor({ contactId, instance, customer, system, attributes, segmentAttributes }: Start) {
    this.contactId = contactId;
    this.instance = instance;
    this.customer = customer;
    this.system = system;
    this.attributes = new Map(Object.entries(attributes));
    // https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html, "Segment attributes"
    this.segmentAttributes = new Map(Object.entries({ "connect:Subtype": "connect:Telephony", ...segmentAttributes }));
    this.tags.set("aws:connect:instanceId", instance.id);
    if (system) this.tags.set("aws:connect:systemEndpoint", system.Address);
  }

  /** What a reference stands for; nothing where it is not set, or is no reference. */
  resolve(path: string): string | undefined {
    const segments = segmentsOf(path);
    const found = segments && this.lookUp(segments);
    return found === undefined || found === null ? undefined : textOf(found);
  }

  /** The same by its names, with objects as they are. */
  lookUp = ([root = "", ...names]: string[]): unknown => {
    const [first = "", second = ""] = names;
    const one = (value: unknown, count: number) => (names.length === count ? value : undefined);
    switch (root) {
      case "External":
        return this.#external(names);
      case "Metrics":
        return names.reduce<unknown>(own, this.metrics);
      case "Attributes":
        return one(this.attributes.get(first), 1);
      case "FlowAttributes":
        return one(this.flowAttributes.get(first), 1);
      case "Tags":
        return one(this.tags.get(first), 1);
      case "SegmentAttributes":
        return one(this.segmentAttributes.get(first), 1);
      case "CustomerEndpoint":
      case "SystemEndpoint":
        return one(own(root === "CustomerEndpoint" ? this.customer : this.system, first), 1);
      case "Queue":
        return one(own(this.queue && { Name: this.queue.name, ARN: this.queue.arn }, first), 1);
      case "Lex":
        if (first === "IntentName") return one(this.lex?.intent, 1);
        if (first === "Slots") return one(own(this.lex?.slots, second), 2);
        return first === "SessionAttributes" ? one(own(this.lex?.sessionAttributes, second), 2) : undefined;
      default:
        return one(own(this.#system, root), 0);
    }
  };

  get #system() {
    return {
      AwsRegion: this.instance.region,
      Channel: "VOICE",
      ContactId: this.contactId,
      InitialContactId: this.contactId,
      PreviousContactId: this.contactId,
      InitiationMethod: "INBOUND",
      InstanceARN: this.instance.arn,
      InstanceId: this.instance.id,
      LanguageCode: this.languageCode,
      CustomerId: this.customerId,
      Name: this.name,
      Description: this.description,
      StoredCustomerInput: this.storedInput,
      TextToSpeechVoiceId: this.voice,
      CustomerCallbackNumber: this.callbackNumber ?? this.customer?.Address,
    };
  }

  /** A flat key may hold dots; nested names are for answers that are validated as JSON. */
  #external(names: string[]): unknown {
    const flat = own(this.external, names.join("."));
    if (flat !== undefined || names.length === 0) return flat;
    return names.reduce<unknown>(own, this.external);
  }
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
