import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BirthPlace, Commune, CommuneDirectory, CommuneResolution, CommuneType } from '../domain/communes.ts';
import { consularPost } from '../domain/codes/consular-posts.ts';
import { communeSearch } from './commune-search.ts';

/** One row of `@etalab/decoupage-administratif` (official geographic code of 2026, Licence Ouverte). */
type Row = {
  code: string; nom: string; type: string; departement: string; zone: string; population?: number;
  codesPostaux?: string[]; chefLieu?: string; commune?: string; anciensCodes?: string[]; siren?: string;
};

const TYPES: Readonly<Record<string, CommuneType>> = {
  'commune-actuelle': 'COMMUNE', 'arrondissement-municipal': 'ARRONDISSEMENT',
  'commune-deleguee': 'DELEGUEE', 'commune-associee': 'ASSOCIEE',
};

/** Cities whose roll is per arrondissement (L.16 I). */
const WITH_ARRONDISSEMENTS: ReadonlySet<string> = new Set(['75056', '69123', '13055']);

/** Territories without inhabitants or without communes: nobody registers there. */
const WITHOUT_ELECTORS = ['984', '989'];

/** Well-formed commune code of a birth in France, former départements of Algeria included (91352…94352). */
const BIRTH_CODE = /^(?:0[1-9]|[1-8]\d|9[0-578]|2[AB])\d{3}$|^9[1-4]35[0-2]$/;

const readRows = (): Row[] => {
  const path = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Row[];
};

const toCommune = (row: Row): Commune => {
  const type = TYPES[row.type]!;
  const part = type === 'DELEGUEE' || type === 'ASSOCIEE';
  return {
    code: row.code, nom: row.nom, type, departement: row.departement, population: row.population ?? 0,
    codesPostaux: row.codesPostaux ?? [], parent: (part ? row.chefLieu : row.commune) ?? null,
  };
};

/** Départements, then the overseas collectivities, which have a representative of the State as well. */
const readDepartements = (): ReadonlyMap<string, string> => {
  const path = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/departements.json');
  return new Map((JSON.parse(readFileSync(path, 'utf8')) as { code: string; nom: string }[]).filter(({ code }) =>
    !WITHOUT_ELECTORS.includes(code)).map(({ code, nom }) => [code, nom]));
};

type Index = {
  actives: Map<string, Commune>; parts: Map<string, Commune>; former: Map<string, string>;
  byPostalCode: Map<string, Commune[]>; arrondissements: Map<string, Commune[]>; bySiren: Map<string, string>;
};

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

const hasRoll = ({ code }: Commune): boolean =>
  !WITH_ARRONDISSEMENTS.has(code) && !WITHOUT_ELECTORS.includes(code.slice(0, 3));

const indexRows = (rows: Row[]): Index => {
  const index: Index = {
    actives: new Map(), parts: new Map(), former: new Map(), byPostalCode: new Map(), arrondissements: new Map(),
    bySiren: new Map(),
  };
  for (const row of rows) {
    const commune = toCommune(row);
    const active = commune.type === 'COMMUNE' || commune.type === 'ARRONDISSEMENT';
    (active ? index.actives : index.parts).set(commune.code, commune);
    if (commune.type === 'ARRONDISSEMENT') push(index.arrondissements, commune.parent!, commune);
    if (row.siren && commune.type === 'COMMUNE') index.bySiren.set(row.siren, commune.code);
    for (const code of row.anciensCodes ?? []) index.former.set(code, commune.nom);
    if (!active || !hasRoll(commune)) continue;
    for (const postal of commune.codesPostaux) push(index.byPostalCode, postal, commune);
  }
  for (const list of index.byPostalCode.values()) list.sort((a, b) => b.population - a.population);
  return index;
};

/** Consular posts hold lists too: they are found by their code, never by a search among communes. */
const postOf = (code: string): Commune | undefined => {
  const post = code.startsWith('9B') ? consularPost(code) : undefined;
  return post && { code, nom: post.nom, type: 'POSTE', departement: 'LC', population: 0, codesPostaux: [], parent: null };
};

const resolveIn = (index: Index, code: string): CommuneResolution => {
  const commune = index.actives.get(code) ?? postOf(code);
  if (commune && WITH_ARRONDISSEMENTS.has(code)) {
    return { ok: false, raison: 'ARRONDISSEMENT_A_CHOISIR', choix: index.arrondissements.get(code)! };
  }
  if (commune) return hasRoll(commune) ? { ok: true, commune } : { ok: false, raison: 'SANS_ELECTEURS' };
  const parent = index.actives.get(index.parts.get(code)?.parent ?? '');
  return parent ? { ok: false, raison: 'PARTIE_DE_COMMUNE', choix: [parent] } : { ok: false, raison: 'INCONNUE' };
};

const birthPlaceIn = (index: Index, code: string): BirthPlace => {
  const nom = (index.actives.get(code) ?? index.parts.get(code))?.nom ?? index.former.get(code);
  if (nom !== undefined) return { connu: true, nom };
  return BIRTH_CODE.test(code) ? { connu: false } : undefined;
};

/** Reads the geographic code of the npm package. Costs about 0.2 s: once per process, see `communes`. */
export const loadCommunes = (): CommuneDirectory => {
  const index = indexRows(readRows());
  const departements = readDepartements();
  let search: CommuneDirectory['search'] | undefined;
  return {
    size: [...index.actives.values()].filter(({ type }) => type === 'COMMUNE').length,
    get: (code) => index.actives.get(code) ?? postOf(code),
    resolve: (code) => resolveIn(index, code),
    communesOf: (postalCode) => index.byPostalCode.get(postalCode) ?? [],
    departement: (code) => departements.get(code),
    birthPlace: (code) => birthPlaceIn(index, code),
    ofSiren: (siren) => index.bySiren.get(siren),
    withRoll: () => [...index.actives.values()].filter(hasRoll),
    search: (typed, limit) => (search ??= communeSearch(
      [...index.actives.values(), ...index.parts.values()],
      (code) => index.byPostalCode.get(code) ?? [],
    ))(typed, limit),
  };
};

let loaded: CommuneDirectory | undefined;

/** The communes, loaded at the first call. */
export const communes = (): CommuneDirectory => (loaded ??= loadCommunes());
