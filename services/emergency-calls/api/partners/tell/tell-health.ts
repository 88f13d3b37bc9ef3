import type { FieldError } from '#base/values/problem.ts';
import { problems } from '../../../errors.ts';
import { isShared } from '../../../domain/decide/sharing.ts';
import type { Case, Mission } from '../../../domain/state.ts';
import { isSmur, keptFor } from '../../../exchange/case/kept-for.ts';
import { OUTSIDE } from '../../../exchange/case/told-elsewhere.ts';
import { type CrewLevels, writeAnswer, writeAssessment, writeEngagement, writeRequest, writeResources,
  writeStatus } from '../../../exchange/case/write-resources.ts';
import { withFollowers } from '../../../exchange/case/followers.ts';
import { writeCase, writeUpdate } from '../../../exchange/case/write-case.ts';
import type { JsonObject } from '../../../exchange/schema/json.ts';
import { faultText, type Fault } from '../../../exchange/schema/fault.ts';
import { getKind, type Kind } from '../../../exchange/schema/kinds.ts';
import { validate } from '../../../exchange/schema/validate.ts';
import type { CaseChange } from '../../give-commands.ts';
import { ofType, type Told } from './told.ts';

const report = (kind: Told['kind'], body: Told['body']): Told => ({ kind, body, about: 'Report' });

/** Did we ask this centre to take the case, and it has not answered? */
const isAsked = ({ transfer, owner, organisation }: Case, to: string): boolean =>
  transfer?.answer === 'waiting' && transfer.to === to && owner === organisation;

/** Does this centre ask us to take the case, and we have not answered? */
const asksUs = ({ transfer, owner, organisation }: Case, to: string): boolean =>
  transfer?.answer === 'waiting' && transfer.to === organisation && owner === to;

/** Who is in charge, no more: to a centre whose question is taken back, or that said yes too late. */
const ownerNow = ({ caseId, number, owner }: Case): Told =>
  ({ kind: 'RS-EDA-MAJ', body: { caseId, senderCaseId: number, owner }, about: 'Update' });

/** To the centre whose yes came when another had taken the case; it hears nothing else, for the case is not ours to tell. */
export const tellTooLate = ({ events, after }: CaseChange): { to: string; told: Told }[] => ofType(events, 'TransfertRepondu')
  .filter(({ facts }) => facts.answer === 'late').map(({ facts }) => ({ to: facts.from, told: ownerNow(after) }));

/** The whole case. Its owner is the question or the answer to a partner: asked and not answered, it stays the question. */
const tellWhole = (after: Case, to: string): Told => {
  if (!isAsked(after, to)) return report('RS-EDA', writeCase(after, { to }));
  const others = after.shares.filter(({ until, partner }) => until === null && partner !== to).map(({ partner }) => partner);
  return report('RS-EDA', withFollowers(writeCase(after, { owner: to, to }), others));
};

/**
 * What changed. A whole case that we send before our answer to a transfer would be read as one, for it must name an owner: it waits for
 * the answer, which is the whole case.
 */
const tellUpdate = ({ before, after }: CaseChange, to: string): Told[] => {
  if (asksUs(before, to) && !asksUs(after, to)) return [tellWhole(after, to)];
  const update = before.state === null ? undefined : writeUpdate(before, after, { to });
  if (!update) return [];
  if (update.kind === 'RS-EDA-MAJ') return [{ ...update, about: 'Update' }];
  return asksUs(after, to) ? [] : [tellWhole(after, to)];
};

/** The case: all of it at first or with a transfer's question, then what changed. */
const tellCase = (change: CaseChange, to: string): Told[] => {
  const { before, after, events } = change;
  // A question that came from the partner is written down here; only ours leaves.
  const asked = isAsked(after, to) && ofType(events, 'TransfertDemande').length > 0;
  if (asked || !isShared(before, to)) return [tellWhole(after, to)];
  const back = ofType(events, 'TransfertRepris').some(({ facts }) => facts.to === to);
  return [...(back ? [ownerNow(after)] : []), ...tellUpdate(change, to)];
};

/** Kinds that list vehicles. */
const LISTS = new Set(['RS-RI', 'RC-RI']);

/** Vehicles: ours and those that other partners send; the list when it changed, else each new status; a SMUR is asked to send its own. */
const tellResources = ({ before, after, events }: CaseChange, to: string, crews: CrewLevels): Told[] => {
  const missionOf = (id: string): Mission => after.missions.find((one) => one.id === id)!;
  const engaged = ofType(events, 'MissionEngagee').map(({ facts }) => missionOf(facts.mission));
  const entered = ofType(events, 'MoyensRecus').some(({ facts }) => facts.from !== to)
    || ofType(events, 'MessageGarde').some(({ facts }) => facts.from !== to && facts.flag === OUTSIDE && LISTS.has(facts.kind));
  const list = engaged.length > 0 || entered || !isShared(before, to) ? writeResources(after, to, crews) : undefined;
  if (list) {
    return [report('RS-RI', list), ...(isSmur(to) ? engaged.filter(({ vehicleType }) => vehicleType.startsWith('SMUR'))
      .map((mission) => report('RS-ER', writeEngagement(after, mission, crews))) : [])];
  }
  const theirs = ofType(events, 'StatutPartenaireRecu').filter(({ facts }) => facts.from !== to);
  return [...ofType(events, 'StatutRecu').map(({ facts }) => report('RS-SR', writeStatus(after, missionOf(facts.mission),
    { status: facts.status, at: facts.statutLe }))),
  ...theirs.map(({ facts }) => report('RS-SR', writeStatus(after, { resource: facts.resource },
    { status: facts.status, at: facts.statutLe })))];
};

/** Requests that we make of this partner or take back, and answers to its own. */
const tellRequests = ({ after, events }: CaseChange, to: string): Told[] => {
  const requests = (ids: readonly string[]) => after.requests.filter(({ id }) => ids.includes(id));
  const asked = requests([...ofType(events, 'RessourceDemandee'), ...ofType(events, 'DemandeAnnulee')].map(({ facts }) => facts.request));
  const answered = requests(ofType(events, 'DemandeRepondue').map(({ facts }) => facts.request));
  return [...asked.filter((one) => one.to === to && one.from === after.organisation).map((one) =>
    report('RS-DR', writeRequest(after, one))),
    ...answered.filter((one) => one.from === to).map((one) => report('RS-RR', writeAnswer(after, one)))];
};

/** What crews found of patients: each as it comes, all of it to one who begins to follow the case. */
const tellAssessments = ({ before, after, events }: CaseChange, to: string): Told[] => {
  const now = ofType(events, 'BilanRecu').map(({ facts }) => facts.assessment);
  return after.missions.flatMap(({ assessments }) => assessments.filter(({ id }) => !isShared(before, to) || now.includes(id)))
    .map((one) => report('RS-BPV', writeAssessment(after, one)));
};

/** Documents, summaries, joint operations and demands of one partner, told on to the others as they came. */
const tellKept = ({ before, after, events }: CaseChange, to: string): Told[] =>
  keptFor(after, to, isShared(before, to) ? ofType(events, 'MessageGarde').map(({ facts }) => facts.message) : undefined)
    .map(({ kind, body }) => report(kind, body));

/** Messages that a person wrote for this partner, about this case. Throws CHAMP_INVALIDE with each place that the model refuses. */
const tellWritten = ({ after, events }: CaseChange, to: string): Told[] => ofType(events, 'MessageTransmis')
  .filter(({ facts }) => facts.partner === to).map(({ facts, content }) => {
    const told = (content?.body ?? {}) as JsonObject;
    const kind = facts.kind as Kind;
    const body = kind === 'RS-URL' ? { ...told, caseId: after.caseId } : told;
    const { faults } = validate(body, getKind(kind).body);
    if (faults.length > 0) throw problems.CHAMP_INVALIDE({ errors: faults.map(fieldError) });
    return report(kind, body);
  });

const fieldError = (fault: Fault): FieldError => ({ pointer: `/body${fault.path.slice(1).replaceAll('.', '/')}`, code: fault.code,
  detail: { fr: faultText(fault, 'fr'), en: faultText(fault, 'en') } });

/** What a health partner who follows the case must hear of a change, in its order. */
export const tellHealth = (change: CaseChange, to: string, crews: CrewLevels): Told[] =>
  [...tellCase(change, to), ...tellRequests(change, to), ...tellResources(change, to, crews), ...tellAssessments(change, to),
    ...tellKept(change, to), ...tellWritten(change, to)];
