import { line, live, picture } from './line.ts';

const CASE = '/api/regulation/dossiers/:id';
const EVENT = '/api/regulation/evenements/:id';
const CALL = '/api/regulation/appels/:call';
const REPLAY = '/api/regulation/relecture';

const calls = line('calls');
const cases = line('cases');
const events = line('events');

/** Calls, dossiers, events of many victims, replay. */
export const CASE_ROUTES = {
  'GET /api/regulation/moi': calls('Who I am: roles, centres, what I may do'),
  'GET /api/regulation/flux': live('What changes in a centre'),
  'GET /api/regulation/appels': calls('Calls that wait or are open'),
  'GET /api/regulation/appels/premiers': calls('The next calls, with all that the strip shows before pick-up'),
  [`GET ${CALL}/historique`]: calls('What is known of a call: places, dossiers of its number'),
  [`POST ${CALL}/decrocher`]: calls('Pick up'),
  [`GET ${CALL}/conference`]: calls('Whether a doctor is wanted on the line, or there'),
  [`POST ${CALL}/conference`]: calls('Want a doctor on the line'),
  'GET /api/regulation/alarmes': calls('P0 that nobody has yet'),
  'GET /api/regulation/grappes': calls('Calls near each other in place and time: one event?'),
  'POST /api/regulation/numeros': cases('Take local numbers in advance, for dossiers that are opened while cut off'),
  'GET /api/regulation/dossiers': cases('Dossiers of a list, or found by number, telephone or name'),
  [`PUT ${CASE}`]: cases('Open a dossier under an id of one’s own', 'The same id and content again change nothing.'),
  [`GET ${CASE}`]: cases('A dossier whole; the read is audited'),
  [`GET ${CASE}/appels`]: cases('The calls of a dossier: when, who, by what, about what, and where the recording is'),
  [`POST ${CASE}/commandes`]: cases('Change a dossier: commands, in order',
    'Each command has an id: sent twice it changes nothing. Fields merge one by one; '
    + 'what two people wrote on one field is put to a choice.'),
  [`GET ${CASE}/doublons`]: cases('Dossiers that may be of the same event, likeliest first'),
  [`PUT ${CASE}/presence`]: cases('I have this dossier on screen, in this field'),
  [`DELETE ${CASE}/presence`]: cases('I left this dossier'),
  [`GET ${CASE}/echanges`]: cases('Messages of a dossier with partners, each with its acknowledgement'),
  [`GET ${CASE}/depart`]: cases('What would leave for a partner, before it leaves'),
  [`GET ${CASE}/documents`]: cases('Photos and papers of a dossier'),
  [`GET ${CASE}/documents/:document/pages/:page`]: picture('cases', 'One page of a document, as a picture made by the service'),
  [`POST ${CASE}/lien`]: cases('Send the caller a link by text message'),
  [`GET ${CASE}/prescription/:decision`]: cases('A prescription, to print; the read is audited'),
  'GET /api/regulation/rappels': cases('Call-backs that were promised'),
  'GET /api/regulation/offre': cases('Care on offer around a place: practices, slots, on-call'),
  'GET /api/regulation/fiche': cases('My own sheet as a prescriber'),
  'PUT /api/regulation/fiche': cases('Write my own sheet as a prescriber'),
  'GET /api/regulation/evenements': events('Events of a centre'),
  [`PUT ${EVENT}`]: events('Open an event under an id of one’s own'),
  [`GET ${EVENT}`]: events('An event: victims, dossiers, vehicles, beds'),
  [`POST ${EVENT}/commandes`]: events('Change an event: commands, in order'),
  [`POST ${EVENT}/dossiers`]: events('Put dossiers under an event'),
  [`POST ${EVENT}/victimes/:victim/dossier`]: events('Open the dossier of a victim'),
  [`GET ${REPLAY}`]: events('Find a dossier to replay'),
  [`POST ${REPLAY}/:id`]: events('Open a replay: break-glass with its reason, told to the data officer'),
  [`GET ${REPLAY}/:id`]: events('A dossier minute by minute'),
  [`GET ${REPLAY}/:id/enregistrements/:call`]: events('The recording of a call, for who broke the glass'),
};
