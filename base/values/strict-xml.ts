/** Bounds of an XML text that comes from outside. */
export type XmlLimits = { depth_max: number; elements_max: number; attributes_max: number };

const XML_LIMITS: XmlLimits = { depth_max: 32, elements_max: 100_000, attributes_max: 32 };

/** An element: name without prefix, its namespace, attributes without namespace declarations, and what it holds. */
export type XmlElement = {
  name: string; namespace: string; attributes: { name: string; value: string }[]; children: XmlElement[]; text: string;
};

export type XmlReason = 'syntax' | 'doctype' | 'entity' | 'depth' | 'size' | 'namespace' | 'character';

export type StrictXml = { ok: true; root: XmlElement } | { ok: false; reason: XmlReason };

/** Thrown inside this file only, to leave the parser at the first fault. */
class Refused extends Error {
  readonly reason: XmlReason;

  constructor(reason: XmlReason) {
    super(reason);
    this.reason = reason;
  }
}

type Scope = ReadonlyMap<string, string>;
type Open = { element: XmlElement; tag: string; scope: Scope; parts: string[] };

/** Prefixes in force at one place: each declaration copies them. */
const PREFIXES_MAX = 64;
const NAME = /[A-Za-z_\u00C0-\uFFFD][\w.\-\u00B7-\uFFFD]*(?::[A-Za-z_\u00C0-\uFFFD][\w.\-\u00B7-\uFFFD]*)?/y;
const GREATER = 0x3e;
const SLASH = 0x2f;
const SPACES = /[ \t\n]+/y;
const EQUALS_VALUE = /[ \t\n]*=[ \t\n]*("[^"<]*"|'[^'<]*')/y;
const DECLARATION = /^<\?xml[ \t\n?]/i;
const TAG_END = /[ \t\n]*(\/?)>/y;
const BLANK = /^[ \t\n]*$/;
const FORBIDDEN_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' };
const ROOT_SCOPE: Scope = new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']]);

/**
 * Reads an XML 1.0 document with namespaces, as data: no document type, hence no entity of its own and nothing fetched;
 * comments and processing instructions are left out; mixed content keeps all its text in one piece.
 * Linear in the text's length, bounded in depth and elements.
 */
export const parseStrictXml = (text: string, limits: XmlLimits = XML_LIMITS): StrictXml => {
  if (FORBIDDEN_CHARACTER.test(text) || !text.isWellFormed()) return { ok: false, reason: 'character' };
  try {
    return { ok: true, root: new Parser(text, limits).document() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
};

class Parser {
  readonly #text: string;
  readonly #limits: XmlLimits;
  #at = 0;
  #elements = 0;
  #root: XmlElement | undefined;
  readonly #open: Open[] = [];

  constructor(text: string, limits: XmlLimits) {
    this.#text = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
    this.#limits = limits;
  }

  document(): XmlElement {
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at);
      this.#characters(next < 0 ? this.#text.length : next);
      if (next >= 0) this.#markup();
    }
    if (!this.#root || this.#open.length) throw new Refused('syntax');
    return this.#root;
  }

  /** Takes the text up to `end`. */
  #characters(end: number): void {
    if (end > this.#at) {
      const raw = this.#text.slice(this.#at, end);
      const open = this.#open.at(-1);
      if (open) open.parts.push(decode(raw));
      else if (!BLANK.test(raw)) throw new Refused('syntax');
    }
    this.#at = end;
  }

  #markup(): void {
    const text = this.#text;
    if (text.startsWith('<!--', this.#at)) return this.#comment();
    if (text.startsWith('<![CDATA[', this.#at)) return this.#cdata();
    if (text.startsWith('<!', this.#at)) throw new Refused('doctype');
    if (text.startsWith('<?', this.#at)) return this.#instruction();
    if (text.startsWith('</', this.#at)) return this.#close();
    this.#start();
  }

  #skip(end: string, from: number): void {
    const found = this.#text.indexOf(end, this.#at + from);
    if (found < 0) throw new Refused('syntax');
    this.#at = found + end.length;
  }

  /** A comment, left out: two hyphens in it are its end or a fault (XML 1.0, 2.5). */
  #comment(): void {
    this.#skip('--', 4);
    if (this.#text[this.#at] !== '>') throw new Refused('syntax');
    this.#at += 1;
  }

  /** A processing instruction, left out; `<?xml` stands at the very beginning or nowhere. */
  #instruction(): void {
    const isDeclaration = DECLARATION.test(this.#text.slice(this.#at, this.#at + 6));
    if (isDeclaration && this.#at > 0) throw new Refused('syntax');
    this.#skip('?>', 2);
  }

  #cdata(): void {
    const start = this.#at + 9;
    this.#skip(']]>', 9);
    const open = this.#open.at(-1);
    if (!open) throw new Refused('syntax');
    open.parts.push(this.#text.slice(start, this.#at - 3));
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const found = form.exec(this.#text);
    if (found) this.#at = form.lastIndex;
    return found;
  }

  #close(): void {
    this.#at += 2;
    const tag = this.#match(NAME)?.[0];
    const end = this.#match(TAG_END);
    const open = this.#open.pop();
    if (!open || !end || end[1] || open.tag !== tag) throw new Refused('syntax');
    finish(open);
  }

  #start(): void {
    this.#at += 1;
    const tag = this.#match(NAME)?.[0];
    if (tag === undefined || (this.#root && !this.#open.length)) throw new Refused('syntax');
    if (++this.#elements > this.#limits.elements_max) throw new Refused('size');
    if (this.#open.length >= this.#limits.depth_max) throw new Refused('depth');
    const found = this.#attributes();
    const end = this.#match(TAG_END);
    if (!end) throw new Refused('syntax');
    const outer = this.#open.at(-1)?.scope ?? ROOT_SCOPE;
    const scope = found.length ? scopeOf(found, outer) : outer;
    const attributes = !found.length ? [] : found.filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(([name, value]) => ({ name: qualified(name, scope), value }));
    const element = { ...resolve(tag, scope), attributes, children: [], text: '' };
    const parent = this.#open.at(-1);
    if (parent) parent.element.children.push(element);
    else this.#root = element;
    if (!end[1]) this.#open.push({ element, tag, scope, parts: [] });
  }

  #attributes(): [string, string][] {
    const next = this.#text.charCodeAt(this.#at);
    if (next === GREATER || next === SLASH) return [];
    const found = new Map<string, string>();
    while (this.#match(SPACES)) {
      const name = this.#match(NAME)?.[0];
      if (name === undefined) break;
      const quoted = this.#match(EQUALS_VALUE)?.[1];
      if (quoted === undefined || found.has(name)) throw new Refused('syntax');
      if (found.size >= this.#limits.attributes_max) throw new Refused('size');
      found.set(name, decode(quoted.slice(1, -1)).replaceAll(/[\t\n]/g, ' '));
    }
    return [...found];
  }
}

const finish = ({ element, parts }: Open): void => {
  const text = parts.length === 1 ? parts[0]! : parts.join('');
  element.text = element.children.length && BLANK.test(text) ? '' : text;
};

/** Namespaces in force inside an element. */
const scopeOf = (attributes: readonly [string, string][], outer: Scope): Scope => {
  const declared = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (!declared.length) return outer;
  if (outer.size + declared.length > PREFIXES_MAX) throw new Refused('size');
  return new Map([...outer, ...declared.map(([name, uri]) => [name.slice(6), uri] as const)]);
};

const resolve = (tag: string, scope: Scope): { name: string; namespace: string } => {
  const colon = tag.indexOf(':');
  const namespace = scope.get(colon < 0 ? '' : tag.slice(0, colon));
  if (namespace === undefined) throw new Refused('namespace');
  return { name: tag.slice(colon + 1), namespace };
};

/** An attribute keeps its namespace in its name, as `{uri}local`; one without prefix has none. */
const qualified = (name: string, scope: Scope): string => {
  if (!name.includes(':')) return name;
  const { name: local, namespace } = resolve(name, scope);
  return `{${namespace}}${local}`;
};

const decode = (raw: string): string => {
  if (raw.includes(']]>')) throw new Refused('syntax');
  if (!raw.includes('&')) return raw;
  const pieces = raw.split('&');
  return pieces.map((piece, i) => i === 0 ? piece : reference(piece)).join('');
};

const REFERENCE = /^(?:([a-z]{2,4})|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));/;

const reference = (piece: string): string => {
  const [all, name, decimal, hex] = REFERENCE.exec(piece) ?? [];
  if (all === undefined) throw new Refused('entity');
  const rest = piece.slice(all.length);
  if (name !== undefined) {
    if (!Object.hasOwn(ENTITIES, name)) throw new Refused('entity');
    return ENTITIES[name] + rest;
  }
  const point = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw new Refused('character');
  const character = String.fromCodePoint(point);
  if (point === 0 || FORBIDDEN_CHARACTER.test(character)) throw new Refused('character');
  return character + rest;
};

/** Text for XML content: markup escaped, what XML cannot hold replaced by U+FFFD. */
export const escapeXml = (text: string): string => {
  const safe = FORBIDDEN_CHARACTER.test(text) ? text.replaceAll(new RegExp(FORBIDDEN_CHARACTER, 'g'), '\uFFFD') : text;
  return safe.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;').replaceAll('\r', '&#13;');
};
