import { identify, type LookUpRules, type Simulated } from '../domain/identify.ts';
import { lookedUp, type LookUp } from '../domain/look-up.ts';
import type { Divergence, EtatCivil } from './messages.ts';
import { parseRnipp } from './rnipp.ts';

/** Codes of the protocol for what the simulated registry finds; 5 stands for one that nobody knows yet. */
const TYPES: Readonly<Record<Simulated, number>> = { TROUVEE: 2, DECES: 2, RECTIFIEE: 3, UN_ECHO: 4, PLUSIEURS_ECHOS: 6, NOM_MARITAL: 7,
  AUCUN_ECHO: 8, REQUETE_FAUSSE: 9, REPONSE_INCONNUE: 5, MUET: 0 };

const TAGS: Readonly<Record<string, string>> = { NOM: 'DivergenceNom', PRENOMS: 'DivergencePrenoms', SEXE: 'DivergenceSexe',
  DATE_NAISSANCE: 'DivergenceDateNaissance', LIEU_NAISSANCE: 'DivergenceLieuNaissance' };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&apos;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

const tag = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;

/** The person as the registry spells it: what it proposes stands instead of what was asked. */
const individual = (person: EtatCivil, divergences: readonly Divergence[], dead: boolean): string => {
  const own = (trait: string, asked: string): string => escape(divergences.find((one) => one.trait === trait)?.propose ?? asked);
  const place = person.communeNaissance;
  return tag('Individu', tag('Noms', tag('NomFamille', own('NOM', person.nomNaissance)))
    + tag('Prenoms', own('PRENOMS', person.prenoms.join(' ')).split(' ').map((name) => tag('Prenom', name)).join(''))
    + tag('Sexe', person.sexe) + tag('Naissance', tag('DateNaissance', own('DATE_NAISSANCE', person.dateNaissance.replace(/(-00)+$/, '')))
      + (place ? tag('LieuNaissance', `<Localite code="${escape(place)}"/>`) : '')) + (dead ? tag('Deces', '') : ''));
};

/** One answer of the simulated civil registry, in the XML of its protocol. */
const answerXml = (person: EtatCivil, rules: LookUpRules): string => {
  const { answer, divergences } = identify(person, rules);
  if (answer === 'MUET') return '<html><body>502 Bad Gateway</body></html>';
  const told = divergences.map(({ trait }) => tag(TAGS[trait]!, 'true')).join('');
  return '<?xml version="1.0" encoding="UTF-8"?>' + tag('IdentificationsIndividusCitoyens',
    tag('TypeReponseIdentification', String(TYPES[answer])) + tag('IdentificationIndividuCitoyen',
      (told ? tag('Divergences', told) : '') + tag('SituationActuelle', individual(person, divergences, answer === 'DECES'))));
};

/** Asks the simulated registry as the real one is asked: one XML answer a person, read by the same reader. */
export const simulatedLookUp = (rules: LookUpRules): LookUp => (person) => lookedUp(parseRnipp(answerXml(person, rules)));
