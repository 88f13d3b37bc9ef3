import type { Command } from '../../../domain/commands.ts';
import { isOpenTo } from '../../../domain/decide/sharing.ts';
import { partnerId } from '../../../domain/identifiers/partner-actor.ts';
import { isHealth, organisationOf } from '../../../domain/identifiers/case-ids.ts';
import type { Case, CaseDecision } from '../../../domain/state.ts';
import { followersOf } from '../../../exchange/case/followers.ts';
import { readCase, type ReadCase, type ReadDecision, type ReadOperator } from '../../../exchange/case/read-case.ts';
import { patientHere } from '../../../exchange/case/patient-here.ts';
import { transferAnswerOf } from '../../../exchange/hub/sequence.ts';
import { commandId, type PartnerMessage } from '../partner-message.ts';

/** Our id of a note: ours that comes back is itself. */
const noteHere = ({ organisation }: Case, id: string): string =>
  (id.startsWith(`${organisation}.medicalNote.`) ? id.slice(`${organisation}.medicalNote.`.length) : id);

const transferCommands = (message: PartnerMessage, state: Case, owner: string | null): Command[] => {
  const { sender } = message;
  const us = organisationOf(message.centre);
  if (owner === null) return [];
  // Who was in charge says who is now: a transfer between two others. So does who asked us, when another had said yes before we did.
  const ourYes = state.owner === us && state.transfer?.to === us && state.transfer.askedBy === partnerId(sender);
  if ((state.owner === sender || ourYes) && owner !== sender && owner !== us) {
    return [{ type: 'changerProprietaire', id: commandId(message, 'proprietaire'), owner }];
  }
  if (state.owner === sender && owner === sender && state.transfer?.to === us && state.transfer.answer === 'waiting') {
    return [{ type: 'reprendreTransfert', id: commandId(message, 'reprise') }];
  }
  if (state.owner === sender && owner === us) {
    return [{ type: 'demanderTransfert', id: commandId(message, 'transfert'), to: us,
      followers: followersOf(message.body).filter(message.isPartner) }];
  }
  const answer = transferAnswerOf(owner, us, sender);
  return mayAnswer(state, answer, sender)
    ? [{ type: 'repondreTransfert', id: commandId(message, 'reponse'), from: sender, answer }] : [];
};

/** Is this an answer to a question of ours: the last one, or an earlier one to which the centre says yes, be it too late? */
const mayAnswer = ({ transfer, owner, organisation }: Case, answer: string, sender: string): boolean => {
  if (!transfer || transfer.to === organisation) return false;
  if (transfer.to !== sender && !(answer === 'accepted' && transfer.askedBefore.includes(sender))) return false;
  return owner === organisation ? isOpenTo(answer, transfer, sender, true) : answer === 'accepted' && owner !== sender;
};

/** Known here, or set aside here by mistake: a partner that tells them again brings nobody back. */
const isKnown = ({ patients, patientsSetAside }: Case, patient: string): boolean =>
  [...patients, ...patientsSetAside].some(({ id }) => id === patient);

/** Patients that are new here: those of the list, and those whom only a decision or a note names. */
const patientCommands = (message: PartnerMessage, state: Case, { patients, decisions, notes }: ReadCase): Command[] => {
  const named = [...patients.map(({ id }) => id), ...[...decisions, ...notes].flatMap(({ patient }) =>
    (patient === null ? [] : [patient]))];
  const news = new Set(named.map((id) => patientHere(state, id)).filter((id) => !isKnown(state, id)));
  return [...news].map((patient, i): Command => ({ type: 'ajouterPatient', id: commandId(message, `patient-${i}`), patient }));
};

/** Values of the case and of its patients, by our paths. */
const valuesHere = (state: Case, { values, patients }: ReadCase): Record<string, unknown> => ({ ...values,
  ...Object.fromEntries(patients.flatMap((patient) => Object.entries(patient.values)
    .map(([path, value]) => [`patient/${patientHere(state, patient.id)}/${path}`, value]))) });

const LABEL_CHARS_MAX = 255;

/** Whom the partner names; without a name it is the partner. */
const operatorHere = ({ sender }: PartnerMessage, { label, role }: ReadOperator) =>
  ({ label: (label ?? sender).slice(0, LABEL_CHARS_MAX), role });

/** Notes that are new. Another text under a known id is another note: nothing that somebody wrote is thrown away. */
const noteCommands = (message: PartnerMessage, state: Case, { notes }: ReadCase): Command[] => {
  const known = new Map(state.notes.map(({ id, text }) => [id, text]));
  return notes.flatMap((note, i): Command[] => {
    const id = noteHere(state, note.id);
    const places = [id, `${id}.${note.at ?? i}`, `${id}.${note.at ?? 0}.${i}`];
    const place = places.find((one) => !known.has(one) || known.get(one) === note.text);
    if (place === undefined || known.has(place)) return [];
    known.set(place, note.text);
    return [{ type: 'noter', id: commandId(message, `note-${i}`), note: place, text: note.text, medical: true,
      operator: operatorHere(message, note.operator),
      ...(note.at === null ? {} : { at: note.at }), ...(note.patient === null ? {} : { patient: patientHere(state, note.patient) }) }];
  });
};

const SECOND_MS = 1000;

const sameDecision = (state: Case, told: ReadDecision) => (known: CaseDecision): boolean => known.type === told.type
  && Math.abs(known.at - told.at) < SECOND_MS && known.patient === (told.patient === null ? null : patientHere(state, told.patient))
  && known.resourceType === told.resourceType && known.orientationType === told.orientationType && known.destination === told.destination;

/** Decisions that others took: a message that tells them again adds none. Two of the same second are two, each of its patient. */
const decisionCommands = (message: PartnerMessage, state: Case, { decisions }: ReadCase): Command[] => decisions
  .filter((one) => !state.decisions.some(sameDecision(state, one)))
  .map((one, i, all): Command => ({ type: 'decider', id: commandId(message, `decision-${i}`),
    decision: decisionHere(message, one, all.slice(0, i).filter(({ at, type }) => at === one.at && type === one.type).length),
    decisionType: one.type, at: one.at, prior: true,
    operator: operatorHere(message, one.operator),
    ...(one.patient === null ? {} : { patient: patientHere(state, one.patient) }),
    ...(one.resourceType === null ? {} : { resourceType: one.resourceType }),
    ...(one.medicalTransport === null ? {} : { medicalTransport: one.medicalTransport }),
    ...(one.orientationType === null ? {} : { orientationType: one.orientationType }),
    ...(one.destination === null ? {} : { destination: one.destination }) }));

/** Our id of a partner's decision; the first of its second has no number. One of a later message has that message's name in it. */
const decisionHere = ({ sender, id }: PartnerMessage, { at, type }: ReadDecision, nth: number): string =>
  `${sender}-${at}-${type}${nth === 0 ? '' : `-${nth}-${id.slice(-12)}`}`.slice(-80);

/** What somebody who may not write in the case says of it: values beside ours, and no more. */
export const proposalCommands = (message: PartnerMessage, state: Case): Command[] => {
  const values = valuesHere(state, readCase(message.body));
  return Object.keys(values).length > 0 ? [{ type: 'recevoir', id: commandId(message, 'valeurs'), from: message.sender, values }] : [];
};

/** What a message about a case makes of the dossier: values beside ours, patients, notes, decisions, the sides of a transfer. */
export const caseCommands = (message: PartnerMessage, state: Case): Command[] => {
  const read = readCase(message.body);
  return [...patientCommands(message, state, read), ...proposalCommands(message, state), ...noteCommands(message, state, read),
    ...decisionCommands(message, state, read), ...transferCommands(message, state, read.owner)];
};

/** What only the message that opens a dossier says for us too: how urgent it is, where it belongs, and who follows it. */
export const openingCommands = (message: PartnerMessage, state: Case): Command[] => {
  const { priority, attribution, patients } = readCase(message.body);
  return [{ type: 'partager', id: commandId(message, 'partage'), partner: message.sender, purpose: 'PARTAGE' },
    ...(priority === null ? [] : [{ type: 'prioriser', id: commandId(message, 'priorite'), priority } as Command]),
    ...(attribution === null || !isHealth(message.sender) ? []
      : [{ type: 'attribuer', id: commandId(message, 'attribution'), attribution } as Command]),
    ...caseCommands(message, state),
    ...patients.flatMap(({ id, careLevel }, i): Command[] => (careLevel === null ? [] : [{ type: 'graduer',
      id: commandId(message, `niveau-${i}`), patient: patientHere(state, id), level: careLevel }]))];
};
