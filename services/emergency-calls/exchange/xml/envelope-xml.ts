import type { XmlElement } from '#base/values/strict-xml.ts';
import { messagesOf, type Envelope, type Message } from '../envelope.ts';
import { FAULTS_MAX, type Fault } from '../schema/fault.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { ENVELOPE_MODEL, findKindByRoot, HEADER_MODEL, MESSAGE_NAMESPACE, type KindInfo } from '../schema/kinds.ts';
import type { Struct } from '../schema/model.ts';
import { decodeAny, decodeStruct } from './decode.ts';
import { encodeAny, encodeStruct } from './encode.ts';

const ENVELOPE_NAMESPACE = 'urn:oasis:names:tc:emergency:EDXL:DE:2.0';
const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Envelope without its content: the part that both forms write alike. */
const HEAD_MODEL: Struct = headOf(ENVELOPE_MODEL);

function headOf(model: Struct): Struct {
  const fields = model.fields.filter(({ name }) => name !== 'content');
  return { ...model, fields, byName: new Map(fields.map((field) => [field.name, field])) };
}

/** An envelope read from XML in its JSON form, and the messages of other namespaces, which we keep but do not judge. */
export type XmlEnvelope = { value: Json; faults: Fault[]; foreign: ReadonlyMap<number, XmlElement> };

/** Reads `edxlDistribution`; everything wrong with its form is a fault with the path of the JSON form. */
export const decodeEnvelope = (root: XmlElement): XmlEnvelope => {
  const content = root.children.filter(({ name }) => name === 'content');
  const head = decodeStruct(
    { ...root, children: root.children.filter(({ name }) => name !== 'content') }, HEAD_MODEL, ENVELOPE_NAMESPACE, '$');
  const faults = [...head.faults];
  if (root.name !== 'edxlDistribution' || root.namespace !== ENVELOPE_NAMESPACE) {
    faults.push({ path: '$', code: 'type', expected: `edxlDistribution, ${ENVELOPE_NAMESPACE}` });
  }
  const objects = content.flatMap(({ children }) => children.filter(({ name }) => name === 'contentObject'));
  const messages = objects.map((object) => find(object, 'contentXML', 'embeddedXMLContent', 'message'));
  const foreign = new Map<number, XmlElement>();
  const decoded = messages.map((message, index): Json => {
    if (!message) return { jsonContent: { embeddedJsonContent: {} } };
    const at = `$.content[${index}].jsonContent.embeddedJsonContent.message`;
    const read = decodeMessage(message, at);
    faults.push(...read.faults);
    if (read.foreign) foreign.set(index, message);
    return { jsonContent: { embeddedJsonContent: { message: read.value } } };
  });
  return { value: { ...head.value, ...(content.length ? { content: decoded } : {}) }, faults: faults.slice(0, FAULTS_MAX), foreign };
};

const find = (element: XmlElement, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((at, name) => at?.children.find((child) => child.name === name), element);

type ReadMessage = { value: Json; faults: Fault[]; foreign: boolean };

/** The kind of an element, when it stands in the namespace that we know for it. */
const kindOfElement = ({ name, namespace }: XmlElement): KindInfo | undefined => {
  const info = findKindByRoot(name);
  return info?.namespace === namespace ? info : undefined;
};

/** Reads `message`: the header, then one content. A message or content of another namespace is foreign. */
const decodeMessage = (message: XmlElement, at: string): ReadMessage => {
  const contents = message.children.filter((child) => kindOfElement(child));
  const unknown = message.children.find((child) => !HEADER_MODEL.byName.has(child.name) && !contents.includes(child));
  if (message.namespace !== MESSAGE_NAMESPACE || (unknown && unknown.namespace !== MESSAGE_NAMESPACE)) {
    const value = decodeAny(message);
    return { value: typeof value === 'string' ? {} : value, faults: [], foreign: true };
  }
  const rest = message.children.filter((child) => !contents.includes(child));
  const header = decodeStruct({ ...message, children: rest }, HEADER_MODEL, MESSAGE_NAMESPACE, at);
  const value: JsonObject = header.value;
  const faults = header.faults;
  for (const content of contents) {
    const read = decodeContent(content, `${at}.${content.name}`);
    value[content.name] = read.value;
    faults.push(...read.faults);
  }
  return { value, faults, foreign: false };
};

/** Reads the element of a business content, e.g. `resourcesStatus`, by its kind. */
export const decodeContent = (element: XmlElement, at: string): { value: Json; faults: Fault[] } => {
  const info = kindOfElement(element);
  if (!info) return { value: decodeAny(element), faults: [{ path: at, code: 'unknown', expected: '' }] };
  if (info.kind !== 'CUSTOM') return decodeStruct(element, info.body, info.namespace, at);
  const value = decodeAny(element);
  return { value: typeof value === 'string' ? {} : value, faults: [] };
};

/** One business content as an XML document of its own. */
export const encodeContent = (info: KindInfo, body: JsonObject): string => DECLARATION + contentElement(info, body);

const contentElement = (info: KindInfo, body: JsonObject): string => {
  const inner = info.kind === 'CUSTOM' ? encodeAny(body) : encodeStruct(body, info.body);
  return `<${info.root} xmlns="${info.namespace}">${inner}</${info.root}>`;
};

const messageElement = (message: Message): string => {
  const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined);
  const body = info ? contentElement(info, message[info.root] as JsonObject) : '';
  return `<message xmlns="${MESSAGE_NAMESPACE}">${encodeStruct(message, HEADER_MODEL)}${body}</message>`;
};

/** A foreign element as it came: names, namespaces, texts; comments and prefixes are gone. */
const foreignElement = ({ name, namespace, children, text }: XmlElement, outer = ''): string => {
  const inner = children.length ? children.map((child) => foreignElement(child, namespace)).join('') : encodeAny(text);
  return `<${name}${namespace === outer ? '' : ` xmlns="${namespace}"`}>${inner}</${name}>`;
};

/** XML form of an envelope that passed the validator. `foreign`: messages to write as they came. */
export const encodeEnvelope = (envelope: Envelope, foreign: ReadonlyMap<number, XmlElement> = new Map()): string => {
  const head = encodeStruct(envelope as unknown as JsonObject, HEAD_MODEL).replace('<descriptor>', '<descriptor xlink:type="resource">');
  const objects = messagesOf(envelope).map((message, index) => {
    const element = foreign.get(index);
    const inner = element ? foreignElement(element) : messageElement(message);
    return '<contentObject xlink:type="resource"><contentXML>'
      + `<embeddedXMLContent>${inner}</embeddedXMLContent></contentXML></contentObject>`;
  });
  return `${DECLARATION}<edxlDistribution xmlns="${ENVELOPE_NAMESPACE}" xmlns:xlink="${XLINK_NAMESPACE}" xlink:type="extended">`
    + `${head}<content xlink:type="resource">${objects.join('')}</content></edxlDistribution>`;
};
