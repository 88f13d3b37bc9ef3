import { createReceiver } from '#base/files/receive.ts';
import { insertFile } from '#base/files/queries.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { civilDateAt, addDays } from '#base/values/civil-date.ts';
import { communes } from '../../data/communes.ts';
import { plausiblePeople, type People } from '../../data/people/plausible-people.ts';
import type { DossierActor } from '../../domain/context.ts';
import type { Demande, PieceJointe } from '../../domain/demande/demande.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import { pieceRef } from '../../store/work-files.ts';
import type { Deposit } from '../deposit.ts';
import type { Work } from '../work/work.ts';
import { specimenPdf } from './specimen.ts';

/** One request of the demonstration. */
export type DemoRequest = { index: number; commune: string; paper: boolean };

const SEED = 20_270_418;
/** The demonstration's consular post. */
const POST = '9B019';
const SHARES: readonly [commune: string, count: number][] = [
  ['04112', 110], ['04088', 60], ['04143', 20], ['04245', 12], ['04152', 12], ['04070', 20], [POST, 24],
];
const PAPER_EVERY = 6;
const ACCEPTED = ['application/pdf'] as const;

/** Who files the requests of the demonstration: the first characters of their pseudonyms. */
export const DEMO_HOLDER = 'demo:';

/** The requests of the demonstration, always the same. */
export const demoRequests = (): DemoRequest[] => SHARES.flatMap(([commune, count]) => Array.from({ length: count }, () => commune))
  .map((commune, index) => ({ index, commune, paper: index % PAPER_EVERY === 0 }));

/** The people of the demonstration. */
export const demoPeople = (): People => plausiblePeople(communes());

/** Pseudonym of who files a request of the demonstration. */
export const holderOf = ({ index }: DemoRequest): string => `${DEMO_HOLDER}${index}`;

/** The same person living in the district of the post: French abroad have an address there, and nothing else differs. */
const abroad = (person: Demande): Demande => {
  const { numero, voie } = person.adresseRattachement;
  const home = { ...(numero ? { numero } : {}), voie: voie ?? 'Harrington Road', codePostal: 'SW7 3HG', commune: 'London',
    pays: 'Royaume-Uni' };
  const { precisionsAttache: _details, motifL30: _late, ...rest } = person;
  return { ...rest, typeListe: 'CONSULAIRE', nature: 'CHANGEMENT_COMMUNE', communeDemandee: POST, attache: 'CIRCONSCRIPTION',
    adresseContact: home, adresseRattachement: { ...(numero ? { numero } : {}), voie: home.voie, lieuDit: 'London, Royaume-Uni',
      codePostal: home.codePostal, commune: POST } };
};

/** Some requests are those of somebody who filed one already: the same person, or with a slip of the pen. */
const personOf = (people: People, { index, commune }: DemoRequest): Demande => {
  const again = index % 23 === 22;
  const own = people.personAt(SEED, again ? index - 1 : index, { commune: commune === POST ? '04112' : commune, pieces: true });
  const person = commune === POST ? abroad(own) : own;
  if (!again || index % 2 === 0) return person;
  const { nomNaissance } = person.etatCivil;
  return { ...person, etatCivil: { ...person.etatCivil, nomNaissance: `${nomNaissance.slice(0, 2)}${nomNaissance.slice(1)}` } };
};

const actorOf = (request: DemoRequest): DossierActor => (request.paper
  ? { id: holderOf(request), role: 'agent-mairie', territories: [request.commune] }
  : { id: holderOf(request), role: 'usager', territories: [] });

/** Prepares one deposit: its documents are received, encrypted and listed as any citizen's. */
export const demoDeposit = async (work: Work, people: People, request: DemoRequest): Promise<Deposit> => {
  const { register } = work;
  const person = personOf(people, request);
  const { store, random } = work.files;
  const receive = createReceiver({ store, ring: register.keyring, clock: register.clock, random, keyHolder: HOLDERS.portail });
  const pieces: PieceJointe[] = [];
  for (const { type } of person.pieces.slice(0, request.index % 9 === 4 ? 1 : undefined)) {
    const pdf = await specimenPdf(type, person);
    const reception = await receive({ slot: { slot: type, accepts: ACCEPTED }, name: `${type}.pdf`, declaredType: 'application/pdf',
      bytes: chunk(pdf) });
    if (!reception.ok) throw reception.problem;
    const { file } = reception;
    await inContext(register.app, systemContext('seed', 'demonstration'), (tx) =>
      insertFile(tx, { partition: pieceRef(register.partitions, file.objectId).partition, holder: holderOf(request) }, file));
    pieces.push({ id: file.objectId, type, mime: file.type, octets: file.size });
  }
  const arrivee = register.clock();
  const recueLe = addDays(civilDateAt(arrivee, 'Europe/Paris'), -(request.index % 7));
  // Every fifth person has no e-mail: their letters go by post.
  const byPost = { contact: {}, consentements: { courriel: false, sms: false } };
  const demande: Demande = { ...person, pieces, ...(request.index % 5 === 3 ? byPost : {}) };
  return { actor: actorOf(request), key: `demonstration-${request.index}`, demande, arrivee,
    ...(request.paper ? { canal: 'COURRIER', recueLe } as const : { canal: 'EN_LIGNE' } as const) };
};

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
