import { foldCommune } from '../../data/commune-search.ts';
import type { Commune, CommuneDirectory } from '../../domain/communes.ts';
import type { CommuneChoiceProps, CommuneChoice } from '../../web/citizen/props.ts';

/** What a typed commune came to: one, a choice to make, or nothing known. */
export type CommuneAnswer =
  | { kind: 'one'; commune: Commune }
  | { kind: 'choose'; reason: CommuneChoiceProps['reason']; choices: readonly Commune[] }
  | { kind: 'none' };

const CHOICES_MAX = 20;
const REASONS = { PARTIE_DE_COMMUNE: 'former-commune', ARRONDISSEMENT_A_CHOISIR: 'arrondissement' } as const;

/**
 * Resolves what a person typed, without guessing (§10): a code chosen from the list counts if the text still names it;
 * a city with arrondissements, a former commune or a shared postal code is asked about.
 */
export const answerCommune = (communes: CommuneDirectory, text: string, code: string): CommuneAnswer => {
  const chosen = code ? communes.get(code) : undefined;
  if (code && (!text || (chosen && foldCommune(chosen.nom) === foldCommune(text)))) return resolved(communes, code);
  if (!text) return { kind: 'none' };
  const found = communes.search(text, CHOICES_MAX);
  const exact = found.filter((commune) => foldCommune(commune.nom) === foldCommune(text));
  const best = exact.length > 0 ? exact : found;
  if (best.length === 0) return { kind: 'none' };
  return best.length === 1 ? resolved(communes, best[0]!.code) : { kind: 'choose', reason: 'several', choices: best };
};

const resolved = (communes: CommuneDirectory, code: string): CommuneAnswer => {
  const resolution = communes.resolve(code);
  if (resolution.ok) return { kind: 'one', commune: resolution.commune };
  if (resolution.raison === 'INCONNUE' || resolution.raison === 'SANS_ELECTEURS') return { kind: 'none' };
  const { raison, choix } = resolution as Extract<typeof resolution, { choix: unknown }>;
  return { kind: 'choose', reason: REASONS[raison], choices: choix };
};

/** A commune as the pages list it. */
export const choiceOf = ({ code, nom, departement }: Commune): CommuneChoice => ({ code, name: nom, department: departement });
