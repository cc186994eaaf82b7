import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import type { Reply } from "../gateway/service.ts";
import { flush, type Protocol, sideOf, textSettings } from "./protocol.ts";
import { readForm } from "./query-form.ts";
import { formOf } from "./route.ts";
import { type Members, type Model, type Shape, traitsOf } from "./schema.ts";

const xml = new XmlShapeSerializer({ ...textSettings, httpBindings: false, xmlNamespace: "", serviceNamespace: "" });

/** awsQuery and ec2Query: form fields in, XML out. */
export const query: Protocol = {
  read: async (model, { input }, request) => readForm(input, formOf(request) ?? new URLSearchParams(), isEc2(model)),
  write(model, { name, output: shape }, output, id) {
    const result = shape.isUnitSchema() ? "" : membersXml(shape, output);
    const content = isEc2(model)
      ? `<requestId>${id}</requestId>${result}`
      : `<${name}Result>${result}</${name}Result><ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata>`;
    return replyXml(200, `<${name}Response xmlns="${model.settings.xmlNamespace}">${content}</${name}Response>`);
  },
  fail(model, { shape, code, status, message, members }, id) {
    const text = message.replace(/[<&]/g, (character) => `&#${character.charCodeAt(0)};`);
    const [queryCode = code] = traitsOf(shape).awsQueryError ?? [];
    const own = `<Type>${sideOf(status)}</Type><Code>${queryCode}</Code><Message>${text}</Message>`;
    const further = shape ? membersXml(shape, { ...members, message: null, Message: null }) : "";
    const content = isEc2(model)
      ? `<Response><Errors><Error>${own}</Error></Errors><RequestID>${id}</RequestID></Response>`
      : `<ErrorResponse><Error>${own}${further}</Error><RequestId>${id}</RequestId></ErrorResponse>`;
    return replyXml(status, content);
  },
};

const isEc2 = ({ protocol }: Model) => protocol === "ec2Query";

/** The members only: the outermost element has the protocol's own name. */
const membersXml = (shape: Shape, value: Members) => flush(xml, shape, value).replace(/^<[^>]*>|<\/[^>]*>$/g, "");

const replyXml = (status: number, body: string): Reply => ({ status, headers: { "content-type": "text/xml" }, body });
