import type { XmlElement } from '#base/values/strict-xml.ts';
import { messagesOf, type Envelope, type Message } from '../envelope.ts';
import { FAULTS_MAX, type Fault } from '../schema/fault.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { ENVELOPE_MODEL, findKindByRoot, HEADER_MODEL, MESSAGE_NAMESPACE, type KindInfo } from '../schema/kinds.ts';
import type { Struct } from '../schema/model.ts';
import { decodeAny, decodeStruct, type Manner } from './decode.ts';
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

const NOTHING: Struct = { kind: 'struct', name: 'element', fields: [], byName: new Map(), open: false };

/** An envelope read from XML in its JSON form, and the messages of other namespaces, which we keep but do not judge. */
export type XmlEnvelope = { value: Json; faults: Fault[]; foreign: ReadonlyMap<number, XmlElement> };

const MANNER: Manner = { namespace: ENVELOPE_NAMESPACE, attributes: XLINK_NAMESPACE, tokens: true };

/** The elements between the envelope and a message, from the outside; each holds exactly one of the next. */
const WRAPPERS = ['contentXML', 'embeddedXMLContent', 'message'] as const;

const isOurs = ({ name, namespace }: XmlElement, wanted: string): boolean => name === wanted && namespace === ENVELOPE_NAMESPACE;

/** Reads `edxlDistribution`; everything wrong with its form is a fault with the path of the JSON form. */
export const decodeEnvelope = (root: XmlElement): XmlEnvelope => {
  const content = root.children.filter((child) => isOurs(child, 'content'));
  const head = decodeStruct({ ...root, children: root.children.filter((child) => !content.includes(child)) }, HEAD_MODEL, MANNER, '$');
  const faults = [...head.faults];
  if (!isOurs(root, 'edxlDistribution')) {
    faults.push({ path: '$', code: 'type', expected: `edxlDistribution, ${ENVELOPE_NAMESPACE}` });
  }
  if (content.length > 1) faults.push({ path: '$.content', code: 'many', expected: '1' });
  if (content[0] && root.children.at(-1) !== content.at(-1)) faults.push({ path: '$.content', code: 'order', expected: '' });
  const objects = content.flatMap((one) => held(one, 'contentObject', '$.content', faults));
  const foreign = new Map<number, XmlElement>();
  const decoded = objects.map((object, index): Json => {
    const message = messageOf(object, `$.content[${index}]`, faults);
    if (!message) return { jsonContent: { embeddedJsonContent: {} } };
    const read = decodeMessage(message, `$.content[${index}].jsonContent.embeddedJsonContent.message`);
    faults.push(...read.faults);
    if (read.foreign) foreign.set(index, message);
    return { jsonContent: { embeddedJsonContent: { message: read.value } } };
  });
  return { value: { ...head.value, ...(content.length ? { content: decoded } : {}) }, faults: faults.slice(0, FAULTS_MAX), foreign };
};

/** Children of a name; what else an element holds, other elements, attributes or words, is a fault. */
const held = (element: XmlElement, name: string, at: string, faults: Fault[]): XmlElement[] => {
  const found = element.children.filter((child) => (name === 'message' ? child.name === name : isOurs(child, name)));
  const bare = { ...element, children: element.children.filter((child) => !found.includes(child)) };
  faults.push(...decodeStruct(bare, NOTHING, MANNER, at).faults);
  return found;
};

/** The message of a content object, whatever its namespace: exactly one. */
const messageOf = (object: XmlElement, at: string, faults: Fault[]): XmlElement | undefined =>
  WRAPPERS.reduce<XmlElement | undefined>((element, name) => {
    if (!element) return undefined;
    const found = held(element, name, at, faults);
    if (found.length > 1) faults.push({ path: at, code: 'many', expected: `1 ${name}` });
    return found[0];
  }, object);

type ReadMessage = { value: Json; faults: Fault[]; foreign: boolean };

/** The kind of an element, when it stands in the namespace that we know for it. */
const kindOfElement = ({ name, namespace }: XmlElement): KindInfo | undefined => {
  const info = findKindByRoot(name);
  return info?.namespace === namespace ? info : undefined;
};

/** Reads `message`: the header, then one content. A message or content of another namespace is foreign. */
const decodeMessage = (message: XmlElement, at: string): ReadMessage => {
  const contents = message.children.filter((child) => kindOfElement(child));
  const stranger = message.children.find((child) => !HEADER_MODEL.byName.has(child.name) && !contents.includes(child));
  if (message.namespace !== MESSAGE_NAMESPACE || (!contents.length && stranger && stranger.namespace !== MESSAGE_NAMESPACE)) {
    const value = decodeAny(message);
    return { value: typeof value === 'string' ? {} : value, faults: [], foreign: true };
  }
  const rest = message.children.filter((child) => !contents.includes(child));
  const header = decodeStruct({ ...message, children: rest }, HEADER_MODEL, { namespace: MESSAGE_NAMESPACE }, at);
  const value: JsonObject = header.value;
  const faults = header.faults;
  if (contents[0] && rest.length && message.children.indexOf(contents[0]) < message.children.indexOf(rest.at(-1)!)) {
    faults.push({ path: `${at}.${contents[0].name}`, code: 'order', expected: '' });
  }
  for (const content of contents) {
    const read = decodeContent(content, `${at}.${content.name}`);
    if (Object.hasOwn(value, content.name)) faults.push({ path: `${at}.${content.name}`, code: 'many', expected: '1' });
    value[content.name] = read.value;
    faults.push(...read.faults);
  }
  return { value, faults, foreign: false };
};

/** Reads the element of a business content, e.g. `resourcesStatus`, by its kind. */
export const decodeContent = (element: XmlElement, at: string): { value: Json; faults: Fault[] } => {
  const info = kindOfElement(element);
  if (!info) return { value: decodeAny(element), faults: [{ path: at, code: 'unknown', expected: '' }] };
  if (info.kind !== 'CUSTOM') return decodeStruct(element, info.body, info, at);
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
