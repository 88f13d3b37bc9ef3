import { EMSI } from '../models/emsi.ts';
import { ENVELOPE } from '../models/envelope.ts';
import { GEO_POS } from '../models/geo-pos.ts';
import { GEO_REQ } from '../models/geo-req.ts';
import { GEO_RES } from '../models/geo-res.ts';
import { RC_DE } from '../models/rc-de.ts';
import { RC_EDA } from '../models/rc-eda.ts';
import { RC_REF } from '../models/rc-ref.ts';
import { RC_RI } from '../models/rc-ri.ts';
import { RS_BPV } from '../models/rs-bpv.ts';
import { RS_DR } from '../models/rs-dr.ts';
import { RS_EDA } from '../models/rs-eda.ts';
import { RS_EDA_MAJ } from '../models/rs-eda-maj.ts';
import { RS_ER } from '../models/rs-er.ts';
import { RS_ERROR } from '../models/rs-error.ts';
import { RS_RI } from '../models/rs-ri.ts';
import { RS_RPIS } from '../models/rs-rpis.ts';
import { RS_RR } from '../models/rs-rr.ts';
import { RS_SAS_RDV } from '../models/rs-sas-rdv.ts';
import { RS_SR } from '../models/rs-sr.ts';
import { RS_URL } from '../models/rs-url.ts';
import { SHARED_STRUCTS } from '../models/shared-structs.ts';
import { TECHNICAL } from '../models/technical.ts';
import { TECHNICAL_NOREQ } from '../models/technical-noreq.ts';
import { parseModel } from './parse-model.ts';
import type { Struct } from './model.ts';

/** The kinds of message, by the names of their published models. */
export type Kind =
  | 'RS-EDA' | 'RS-EDA-MAJ' | 'RC-EDA' | 'RS-RI' | 'RC-RI' | 'RS-SR' | 'RS-DR' | 'RS-RR' | 'RS-ER' | 'RS-BPV' | 'RS-URL'
  | 'RS-RPIS' | 'RS-SAS-RDV' | 'GEO-POS' | 'GEO-REQ' | 'GEO-RES' | 'EMSI' | 'RC-REF' | 'RS-ERROR' | 'RC-DE'
  | 'CUSTOM' | 'TECHNICAL' | 'TECHNICAL_NOREQ';

/** One kind: the key of its body in a message, its XML namespace, and whether the message needs the RC-DE header. */
export type KindInfo = { kind: Kind; root: string; namespace: string; header: boolean; body: Struct };

/** XML namespace of the message and its header. */
export const MESSAGE_NAMESPACE = 'urn:emergency:eda:1.9';

const only = (text: string, shared?: ReadonlyMap<string, Struct>): Struct =>
  [...parseModel(text, shared).values()].at(shared?.size ?? 0)!;

/** Model of the envelope. */
export const ENVELOPE_MODEL: Struct = only(ENVELOPE);

const shared = new Map([...parseModel(SHARED_STRUCTS), ['envelope', ENVELOPE_MODEL] as const]);

const kindOf = (kind: Kind, text: string, { header = true, namespace = '' } = {}): KindInfo => {
  const root = text.slice(1, text.search(/:| \*/));
  const body = parseModel(text, shared).get(root)!;
  return { kind, root, header, body, namespace: namespace || `${MESSAGE_NAMESPACE}:${root.toLowerCase()}` };
};

/** Namespaces that keep the capitals of their root. */
const capitals = (root: string): { namespace: string } => ({ namespace: `${MESSAGE_NAMESPACE}:${root}` });

const CUSTOM = '\ncustomContent *:\n';

/** Every kind, with its model compiled. */
export const KINDS: readonly KindInfo[] = [
  kindOf('RS-EDA', RS_EDA, capitals('createCaseHealth')),
  kindOf('RS-EDA-MAJ', RS_EDA_MAJ, capitals('createCaseHealthUpdate')),
  kindOf('RC-EDA', RC_EDA, capitals('createCase')),
  kindOf('RS-RI', RS_RI), kindOf('RC-RI', RC_RI), kindOf('RS-SR', RS_SR), kindOf('RS-DR', RS_DR), kindOf('RS-RR', RS_RR),
  kindOf('RS-ER', RS_ER), kindOf('RS-BPV', RS_BPV), kindOf('RS-URL', RS_URL), kindOf('RS-RPIS', RS_RPIS),
  kindOf('RS-SAS-RDV', RS_SAS_RDV), kindOf('GEO-POS', GEO_POS), kindOf('GEO-REQ', GEO_REQ), kindOf('GEO-RES', GEO_RES),
  kindOf('EMSI', EMSI), kindOf('RC-REF', RC_REF), kindOf('RS-ERROR', RS_ERROR, { header: false }),
  kindOf('RC-DE', RC_DE, { header: false, namespace: MESSAGE_NAMESPACE }),
  kindOf('CUSTOM', CUSTOM, { header: false, namespace: MESSAGE_NAMESPACE }),
  kindOf('TECHNICAL', TECHNICAL),
  kindOf('TECHNICAL_NOREQ', TECHNICAL_NOREQ, { header: false, ...capitals('technicalNoreq') }),
];

const byRoot = new Map(KINDS.map((info) => [info.root, info]));
const byKind = new Map(KINDS.map((info) => [info.kind, info]));

/** The header of a message: the model RC-DE. */
export const HEADER_MODEL: Struct = byKind.get('RC-DE')!.body;

/** The kind whose body stands under this key of a message; `undefined` for other keys. */
export const findKindByRoot = (root: string): KindInfo | undefined => byRoot.get(root);

/** What is known of a kind. */
export const getKind = (kind: Kind): KindInfo => byKind.get(kind)!;
