/**
 * What a dossier is: D is not medical (error, prank, personal), DR is a medical or social matter without a doctor, DRM
 * as soon as a regulating doctor has been informed. It only goes up.
 */
const CASE_KINDS = ['D', 'DR', 'DRM'] as const;

export type CaseKind = typeof CASE_KINDS[number];

/** Attribution codes (HubSante.attribution) by branch; a code's head says the kind of dossier. */
const BRANCHES: Readonly<Record<string, readonly string[]>> = {
  'DRM.MRU': ['MU', 'INDISPMU', 'SSE', 'PLANBLAN', 'PCSAMU'],
  'DRM.SPE': ['DENT', 'GERIA', 'PEDIA', 'OBST', 'PSY', 'TOXICOL', 'AUTRESPE'],
  'DRM.MRL': ['MG', 'INDISPMG', 'ABSML'],
  'DR.DREG': ['DRARM', 'DRDAC', 'DRMED', 'DRPHARMA', 'DRDENT', 'DRINFO', 'DOS-SIS', 'DOS-FDO'],
  'D.D-MALV': ['ERR', 'NRP', 'MALV', 'FAX', 'ITERATIF'],
  'D.D-IDENT': ['ADMIN', 'PERSO', 'AUTRE'],
};

const CODES: ReadonlySet<string> = new Set(Object.entries(BRANCHES).flatMap(([branch, leaves]) =>
  [branch.split('.')[0]!, branch, ...leaves.map((leaf) => `${branch}.${leaf}`)]));

/** Is it a published attribution code, leaf or branch? */
export const isAttribution = (code: string): boolean => CODES.has(code);

/** The kind of dossier that an attribution makes. */
export const kindOf = (attribution: string): CaseKind => {
  const [head] = attribution.split('.');
  return head === 'DRM' || head === 'DR' ? head : 'D';
};

/** The higher of two kinds. */
export const higherKind = (a: CaseKind, b: CaseKind): CaseKind => (CASE_KINDS.indexOf(a) >= CASE_KINDS.indexOf(b) ? a : b);

/** Attribution of a dossier whose branch of medical regulation is known but that nobody coded yet. */
export const DEFAULT_ATTRIBUTION: Readonly<Record<CaseKind, string>> = { D: 'D', DR: 'DR.DREG.DRARM', DRM: 'DRM.MRU.MU' };
