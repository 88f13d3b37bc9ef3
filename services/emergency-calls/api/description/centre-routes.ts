import { line, page } from './line.ts';

const means = line('means');
const centre = line('centre');
const exchange = line('exchange');
const tablet = line('tablet');
const ROUND = '/api/regulation/tablette/missions/:id/:mission';

/** Vehicles, places, beds; the centre's board and settings; partners; the crew's tablet. */
export const CENTRE_ROUTES = {
  'GET /api/regulation/moyens': means('Vehicles with state and place'),
  'POST /api/regulation/moyens': means('Enter vehicles, or change what is known of them',
    'By call sign; all of them or, when one is wrong, none, with every fault told.'),
  'PUT /api/regulation/moyens/:resource': means('Put a vehicle in or out of service; say whether it takes several missions at once'),
  'PUT /api/regulation/moyens/:resource/absence': means('Say why a vehicle cannot be sent for now, or that it can again'),
  'POST /api/regulation/moyens/plus-proches': means('The soonest vehicles for a place and a need',
    'By road from where they are, closed roads '
    + 'counted; why the others are out; what cover is left.'),
  'GET /api/regulation/bord': means('The second line’s board: missions, statuses, who to ask'),
  'GET /api/regulation/territoire': means('The territory of the centre: extent, communes, state of preparation'),
  'GET /api/regulation/lieux': means('Places that a text may mean, best first', 'Addresses, names, crossings `A / B`, kilometre posts, '
    + 'coordinates in any notation; slips and abbreviations are borne.'),
  'GET /api/regulation/lieux/autour': means('The address of a point'),
  'GET /api/regulation/routes': means('Closed roads'),
  'PUT /api/regulation/routes/:id': means('Close a road'),
  'POST /api/regulation/routes/:id/ouvrir': means('Open a road again'),
  'PUT /api/regulation/lits': means('Declare free beds of a hospital'),
  'PUT /api/regulation/lits/reservations/:id': means('Keep a bed for a dossier'),
  'POST /api/regulation/lits/reservations/:id/fin': means('Give a bed back, or say that the patient came'),
  'PUT /api/regulation/radio/:id': means('Write a line of the radio log'),
  'GET /api/regulation/agents': centre('What each agent of the telephony does now; the look is audited'),
  'POST /api/regulation/poste': centre('Somebody is at this console, and the languages and skills they offer'),
  'GET /api/regulation/mur': centre('The wall board: queues, quality of service, vehicles; counts only'),
  'GET /api/regulation/mur/effectif': centre('Staffing of the day: forecast, need, posts held'),
  'PUT /api/regulation/debordement': centre('The overflow lever: automatic, forced, stopped'),
  'GET /api/regulation/entraide': centre('Who helps whom now'),
  'GET /api/regulation/entraide/aides/:helped': centre('Means and advice of a centre that is helped'),
  'PUT /api/regulation/entraide/consigne': centre('Write the advice for those who help'),
  'GET /api/regulation/releve': centre('The hand-over sheet of the shift'),
  'PUT /api/regulation/consignes': centre('Write the standing orders'),
  'GET /api/regulation/indicateurs': centre('Indicators between two days'),
  'GET /api/regulation/indicateurs.csv': page('centre', 'Indicators between two days, for a spreadsheet', 'text/csv'),
  'GET /api/regulation/reglages': centre('Thresholds of the centre, with default, bounds and unit'),
  'PUT /api/regulation/reglages/:nom': centre('Set a threshold'),
  'GET /api/regulation/echanges/etat': exchange('Whether partners are reached'),
  'GET /api/regulation/echanges': exchange('What waits for each partner, dead messages, alarms'),
  'POST /api/regulation/echanges/messages/:id': exchange('Send a dead message again, or give it up'),
  'POST /api/regulation/echanges/alertes/:id/vue': exchange('An alarm was seen'),
  'GET /api/regulation/partenaires': exchange('Partners of the centre'),
  'GET /api/regulation/partenaires/vehicules': exchange('Vehicles of partners on our dossiers'),
  'GET /api/regulation/partenaires/messages': exchange('Messages of one kind from partners'),
  'GET /api/regulation/tablette/vehicules': tablet('Vehicles that a crew may board'),
  'PUT /api/regulation/tablette/vehicule': tablet('Board a vehicle'),
  'GET /api/regulation/tablette/missions': tablet('Missions of the vehicle, by the crew’s allow-list'),
  [`POST ${ROUND}/commandes`]: tablet('A step or an assessment, with the instant of its press'),
  [`POST ${ROUND}/documents`]: tablet('Send a photo', undefined, 'multipart/form-data'),
  'POST /api/regulation/tablette/position': tablet('Where the vehicle is'),
};
