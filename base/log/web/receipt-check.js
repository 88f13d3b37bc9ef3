/**
 * Verifies a receipt with nothing but what a browser has (Web Crypto): no server, no library, no network.
 * Written from RFC 6962, RFC 8785 and the C2SP texts, like the verifiers of the server, from which it takes nothing.
 * A plain script, so that the page also works when it is opened from a disk.
 */
(() => {
  'use strict';
  const LIMITS = { receipt_chars_max: 262_144, path_max: 63 };
  const utf8 = new TextEncoder();

  const concat = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    return all;
  };
  const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));
  const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
  const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const sameBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

  /** Bytes of the one base64 text that they have. */
  const fromBase64 = (text) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    if (toBase64(bytes) !== text) throw new Error('base64');
    return bytes;
  };
  const hashOf = (text) => {
    const bytes = fromBase64(text);
    if (bytes.length !== 32) throw new Error('hash');
    return bytes;
  };
  const integer = (text) => {
    if (!/^(0|[1-9]\d{0,15})$/.test(text) || !Number.isSafeInteger(Number(text))) throw new Error('integer');
    return Number(text);
  };

  /** RFC 8785 */
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (typeof value === 'object' && value !== null) {
      const names = Object.keys(value).sort();
      return `{${names.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(',')}}`;
    }
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) throw new Error('surrogate');
    return JSON.stringify(value);
  };

  const readSignature = (line) => {
    const [, name, data] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(data ?? '');
    if (!name || bytes.length <= 4) throw new Error('signature');
    return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
  };

  /** A C2SP checkpoint: a signed note of three lines. */
  const readCheckpoint = (note) => {
    const cut = note.lastIndexOf('\n\n');
    const text = note.slice(0, cut + 1);
    const [origin, size, root, end, ...more] = text.split('\n');
    if (cut < 0 || !note.endsWith('\n') || !origin || end !== '' || more.length > 0) throw new Error('checkpoint');
    const signatures = note.slice(cut + 2, -1).split('\n').map(readSignature);
    return { text, origin, size: integer(size), root: hashOf(root), signatures };
  };

  /** A c2sp.org/tlog-proof@v1 */
  const readProof = (text) => {
    const cut = text.indexOf('\n\n');
    const [head, ...lines] = text.slice(0, cut).split('\n');
    if (lines[0]?.startsWith('extra ')) lines.shift();
    const [, index] = /^index (\S+)$/.exec(lines.shift() ?? '') ?? [];
    if (cut < 0 || head !== 'c2sp.org/tlog-proof@v1' || lines.length > LIMITS.path_max) throw new Error('proof');
    return { index: integer(index ?? ''), path: lines.map(hashOf), checkpoint: readCheckpoint(text.slice(cut + 2)) };
  };

  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

  /** A whole answer to a deposit carries the receipt as a member. */
  const receiptIn = (value) =>
    (isObject(value) && value.socle_receipt === undefined && isObject(value.receipt) ? value.receipt : value);

  const readReceipt = (text) => {
    if (text.length > LIMITS.receipt_chars_max) throw new Error('too long');
    const receipt = receiptIn(JSON.parse(text));
    const { socle_receipt: version, header, body, salt, proof } = receipt;
    const whole = version === 1 && isObject(header) && isObject(body) && typeof salt === 'string' && typeof proof === 'string';
    if (!whole) throw new Error('receipt');
    return { header, body, salt, proof: readProof(proof) };
  };

  const LEAF = Uint8Array.of(0);
  const NODE = Uint8Array.of(1);

  const entryOf = async ({ header, body, salt }) => {
    const saltBytes = hashOf(salt);
    const committed = await sha256(saltBytes, utf8.encode(canonical(header)), utf8.encode(canonical(body)));
    return concat(Uint8Array.of(1), committed);
  };

  /** Largest power of two below n (n ≥ 2). */
  const splitOf = (n) => {
    let split = 1;
    while (split * 2 < n) split *= 2;
    return split;
  };

  /** Root that a leaf and its path imply (RFC 6962 §2.1.1, read backwards). */
  const rootOf = async (leaf, index, size, path) => {
    if (size === 1 || path.length === 0) return size === 1 && path.length === 0 ? leaf : undefined;
    const split = splitOf(size);
    const [rest, last] = [path.slice(0, -1), path[path.length - 1]];
    const inner = index < split ? await rootOf(leaf, index, split, rest) : await rootOf(leaf, index - split, size - split, rest);
    if (!inner) return undefined;
    return index < split ? sha256(NODE, inner, last) : sha256(NODE, last, inner);
  };

  const isIncluded = async (entry, { index, path, checkpoint: { size, root } }) => {
    if (index >= size) return false;
    const found = await rootOf(await sha256(LEAF, entry), index, size, path);
    return found !== undefined && sameBytes(found, root);
  };

  /** `<name>+<id>+<base64(0x01 ‖ key)>`; the same key signs for each log below its name. */
  const publicKeyOf = (vkey, origin) => {
    const [name, , ...data] = vkey.split('+');
    const bytes = fromBase64(data.join('+'));
    const covers = origin.startsWith(`${name}/`) && /^\d+(-\d+)?$/.test(origin.slice(name.length + 1));
    return bytes.length === 33 && bytes[0] === 1 && covers ? bytes.subarray(1) : undefined;
  };

  /** Period of the key that signed; throws NotSupportedError where the browser lacks Ed25519. */
  const signerOf = async ({ text, origin, signatures }, history) => {
    for (const period of history.keys) {
      const key = publicKeyOf(period.vkey, origin);
      if (!key) continue;
      const keyId = toHex((await sha256(utf8.encode(`${origin}\n`), Uint8Array.of(1), key)).subarray(0, 4));
      const own = signatures.filter((line) => line.name === origin && line.keyId === keyId);
      if (own.length === 0) continue;
      const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
      const verify = ({ signature }) => crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, utf8.encode(text));
      if ((await Promise.all(own.map(verify))).every(Boolean)) return period;
    }
    return undefined;
  };

  const originFits = ({ header, proof }, history) => {
    const [, service, partition] = /\/([^/]+)\/(\d+)(?:-\d+)?$/.exec(proof.checkpoint.origin) ?? [];
    return service === history.service && header.svc === service && header.part === Number(partition);
  };

  const stillUsable = ({ until }, { com, at }) => {
    const committed = Date.parse(com ?? at);
    return !Number.isNaN(committed) && (until === null || committed < Date.parse(until));
  };

  const outcome = (good) => (good ? 'pass' : 'fail');

  const signatureStates = async (receipt, history) => {
    try {
      const period = await signerOf(receipt.proof.checkpoint, history);
      return { signature: outcome(period), ...(period ? { key: outcome(stillUsable(period, receipt.body)), kid: period.kid } : {}) };
    } catch (error) {
      return { signature: error?.name === 'NotSupportedError' ? 'unsupported' : 'fail' };
    }
  };

  /**
   * Verifies the text of a receipt against a key history.
   * Gives `{ok, checks: {format, entry, origin, inclusion, signature, key}, receipt?, kid?}`, each check `pass`,
   * `fail`, `skipped` or `unsupported`. Never throws.
   */
  const verify = async (text, history) => {
    const checks = { format: 'fail', entry: 'skipped', origin: 'skipped', inclusion: 'skipped', signature: 'skipped', key: 'skipped' };
    let receipt;
    try {
      receipt = readReceipt(text);
    } catch {
      return { ok: false, checks };
    }
    const entry = await entryOf(receipt).catch(() => undefined);
    const { kid, ...signed } = await signatureStates(receipt, history);
    Object.assign(checks, {
      format: 'pass',
      entry: outcome(entry),
      origin: outcome(originFits(receipt, history)),
      inclusion: entry ? outcome(await isIncluded(entry, receipt.proof)) : 'skipped',
    }, signed);
    return { ok: Object.values(checks).every((state) => state === 'pass'), checks, receipt, kid };
  };

  /** A key history, or undefined when the text is none. */
  const readKeys = (text) => {
    try {
      const { service, keys } = JSON.parse(text);
      const whole = typeof service === 'string' && Array.isArray(keys)
        && keys.every(({ kid, vkey, until }) => typeof kid === 'string' && typeof vkey === 'string'
          && (until === null || !Number.isNaN(Date.parse(until))));
      return whole ? { service, keys } : undefined;
    } catch {
      return undefined;
    }
  };

  /** Service that a receipt names, to find its keys; undefined when the text is no receipt. */
  const serviceOf = (text) => {
    try {
      const { svc } = receiptIn(JSON.parse(text)).header;
      return typeof svc === 'string' && /^[a-z][a-z0-9-]{0,40}$/.test(svc) ? svc : undefined;
    } catch {
      return undefined;
    }
  };

  /** The first attached file of a PDF as our services make them (ISO 32000-2, 7.11.4). */
  const ATTACHED = /\/Type\s*\/EmbeddedFile\b[^]{0,1000}?\/Length\s+(\d{1,7})\b[^]{0,200}?>>\s*stream\r?\n/;

  /** Text that zlib packed; throws on bytes that are none, or too many. */
  const unpacked = async (bytes) => {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    const parts = [];
    for (let left = 4 * LIMITS.receipt_chars_max; ;) {
      const { done, value } = await reader.read();
      if (done) return new TextDecoder().decode(concat(...parts));
      left -= value.length;
      if (left < 0) throw new Error('too long');
      parts.push(value);
    }
  };

  /** Text of a file: a printable receipt (PDF) carries the verifiable one, any other file is its own text. Throws on a damaged PDF. */
  const textOf = async (bytes) => {
    const byByte = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, i) =>
      String.fromCharCode(...bytes.subarray(i * 8192, (i + 1) * 8192))).join('');
    if (!byByte.startsWith('%PDF-')) return new TextDecoder().decode(bytes);
    const attached = ATTACHED.exec(byByte);
    if (!attached) throw new Error('no attached receipt');
    const start = attached.index + attached[0].length;
    return unpacked(bytes.subarray(start, start + Number(attached[1])));
  };

  globalThis.socleReceipt = Object.freeze({ verify, readKeys, serviceOf, textOf });
})();
