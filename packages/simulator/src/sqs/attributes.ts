import { invalid } from "./fault.ts";
import type { Attributes } from "./message.ts";

const MOST = 10;
const NAME = /^(?!\.)(?!.*\.\.)(?!(aws|amazon)\.)[\w.-]{1,256}(?<!\.)$/i;
const TYPE = /^(String|Number|Binary)(\..+)?$/;

/** Refuses what SQS does not take as a message's attributes (Developer Guide, "Amazon SQS message metadata"). */
export function checkAttributes(attributes: Attributes): void {
  const given = Object.entries(attributes);
  if (given.length > MOST) {
    throw invalid(`Number of message attributes [${given.length}] exceeds the allowed maximum [${MOST}].`);
  }
  for (const [name, { DataType = "", StringValue = "", BinaryValue = "" }] of given) {
    if (!NAME.test(name)) throw invalid(`The message attribute name '${name}' is invalid.`);
    const [, type] = TYPE.exec(DataType) ?? [];
    if (!type) {
      throw invalid(
        `The type of message attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
      );
    }
    if (!(type === "Binary" ? BinaryValue : StringValue)) {
      throw invalid(
        `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
      );
    }
    if (type === "Number" && Number.isNaN(Number(StringValue))) {
      throw invalid(`Can't cast the value of message attribute '${name}' to a number.`);
    }
  }
}
