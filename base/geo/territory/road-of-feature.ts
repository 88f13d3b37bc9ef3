import { SPEEDS, type RoadKind } from '../departement/road-draft.ts';
import { firstText, lowered } from './read-communes.ts';

/** A road as a file tells it: `forward` and `back` say which ways it is driven, speeds are in km/h. */
export type LoadedRoad = { kind: RoadKind; name: string; ref: string; insee: string; forward: boolean; back: boolean;
  urgent: number; regular: number };

const OSM: Readonly<Record<string, RoadKind>> = {
  motorway: 'motorway', trunk: 'national', primary: 'national', secondary: 'departmental', tertiary: 'departmental', motorway_link: 'slip',
  trunk_link: 'slip', primary_link: 'slip', secondary_link: 'slip', tertiary_link: 'slip', unclassified: 'lane', residential: 'street',
  living_street: 'street', service: 'lane', road: 'lane',
};
const BD_TOPO: Readonly<Record<string, RoadKind>> = {
  'type autoroutier': 'motorway', 'quasi-autoroute': 'national', 'bretelle': 'slip', 'route à 2 chaussées': 'national',
  'route à 1 chaussée': 'lane', 'rond-point': 'street', 'route empierrée': 'lane',
};
const BY_IMPORTANCE: Readonly<Record<string, RoadKind>> = { 1: 'national', 2: 'national', 3: 'departmental', 4: 'departmental' };
const NAMES = ['name', 'nom_voie_ban_gauche', 'nom_collaboratif_gauche', 'nom_1_gauche', 'nom_voie_ban_droite', 'nom_collaboratif_droite',
  'nom_rue_gauche', 'nom_1_g', 'nom_voie_g'];
const REFS = ['cpx_numero', 'ref', 'numero'];
const INSEE = ['insee_commune_gauche', 'insee_commune_droite', 'inseecom_g', 'insee_com_g'];
/** Tags that a converter leaves in one text: `"oneway"=>"yes","ref"=>"D 7"`. */
const TAG = /"([^"]{1,60})"=>"([^"]{0,250})"/g;

const tagsOf = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const own = lowered(properties);
  const { other_tags: others } = own;
  return typeof others === 'string' ? { ...Object.fromEntries([...others.matchAll(TAG)].map(([, name, value]) => [name, value])),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null && value !== '')) } : own;
};

/** A road number as it is asked for: `D906`; of several the first. */
const refOf = (text: string): string => /^([A-Z]{1,2})\s?(\d{1,5}[A-Z]?\d{0,2})\b/i.exec(text)?.slice(1).join('').toUpperCase() ?? '';

const kindOf = (tags: Readonly<Record<string, unknown>>, ref: string): RoadKind | undefined => {
  const highway = firstText(tags, ['highway', 'fclass']).toLowerCase();
  const found = OSM[highway];
  if (found) return found === 'national' && ref.startsWith('D') ? 'departmental' : found;
  const nature = BD_TOPO[firstText(tags, ['nature']).toLowerCase()];
  if (nature !== 'lane') return nature;
  const ranked = BY_IMPORTANCE[firstText(tags, ['importance'])];
  return ranked ?? (firstText(tags, NAMES) === '' ? 'lane' : 'street');
};

const YES = /^(?:yes|true|1|sens direct|directe?|f)$/i;
const BACK = /^(?:-1|reverse|sens inverse|inverse|t)$/i;
const CLOSED = /^(?:no|physiquement impossible|en construction|en projet)$/i;

const waysOf = (tags: Readonly<Record<string, unknown>>, kind: RoadKind): { forward: boolean; back: boolean } => {
  const told = firstText(tags, ['oneway', 'sens_de_circulation', 'sens']);
  const round = /^(?:roundabout|circular)$/i.test(firstText(tags, ['junction']));
  if (BACK.test(told)) return { forward: false, back: true };
  const single = YES.test(told) || (told === '' && (round || kind === 'motorway'));
  return { forward: true, back: !single };
};

const speedsOf = (tags: Readonly<Record<string, unknown>>, kind: RoadKind): { urgent: number; regular: number } => {
  const [urgent, usual] = SPEEDS[kind];
  const [mean, limit] = [Number(firstText(tags, ['vitesse_moyenne_vl', 'vit_moy_vl'])), Number.parseInt(firstText(tags, ['maxspeed']), 10)];
  const regular = mean >= 5 && mean <= 150 ? mean : limit >= 5 ? Math.min(usual, limit) : usual;
  return { regular, urgent: regular * (urgent / usual) };
};

/** What a feature tells of a road that vehicles drive, by the tags of OpenStreetMap or the fields of BD TOPO; nothing for other things. */
export const roadOfFeature = (properties: Readonly<Record<string, unknown>>): LoadedRoad | undefined => {
  const tags = tagsOf(properties);
  const ref = refOf(firstText(tags, REFS));
  const kind = kindOf(tags, ref);
  if (!kind || [firstText(tags, ['access']), firstText(tags, ['acces_vehicule_leger']), firstText(tags, ['etat_de_l_objet', 'etat'])]
    .some((told) => CLOSED.test(told))) return undefined;
  return { kind, name: firstText(tags, NAMES), ref, insee: firstText(tags, INSEE), ...waysOf(tags, kind), ...speedsOf(tags, kind) };
};
