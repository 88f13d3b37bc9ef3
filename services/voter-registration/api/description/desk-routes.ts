import type { DescribedRoute } from '#base/http/api-description.ts';

const NOT_YOURS = { 403: { means: 'Not this role, commune or purpose; the rule is named.' },
  404: { means: 'Nothing of that name that you may know of.' } };
const done = (means: string) => ({ 200: { means, schema: { type: 'object' } }, ...NOT_YOURS });

const line = (summary: string, means: string, more: Partial<DescribedRoute> = {}): DescribedRoute =>
  ({ tag: 'town hall', by: ['agent'], summary, answers: done(means), ...more });

const act = (summary: string, description?: string): DescribedRoute => line(summary, 'The dossier as it is now.', {
  ...(description ? { description } : {}),
  answers: { ...done('The dossier as it is now.'), 412: { means: 'Somebody changed the dossier since: what changed is said.' },
    422: { means: 'The dossier’s state or the law does not allow it.' } } });

const DOSSIER = '/api/desk/demandes/:numero';

/** Routes of the town hall's desk; each read of personal data is a line of audit. */
export const DESK_ROUTES: Readonly<Record<string, DescribedRoute>> = {
  'GET /api/desk/me': line('Who I am, for which communes', 'Name, roles, communes.'),
  'GET /api/desk/queue': line('The queue of a commune', 'Requests in the order of their deadline.'),
  'GET /api/desk/counts': line('How many wait, by state', 'Counts.'),
  'GET /api/desk/reference': line('What the paper form needs', 'Lists, attachments, pieces, streets.'),
  'GET /api/desk/stream': line('What changes, live', 'Events, resumed by Last-Event-ID.', {
    answers: { 200: { means: 'Events, resumed by `Last-Event-ID`.', schema: { type: 'string' }, type: 'text/event-stream' },
      ...NOT_YOURS } }),
  [`GET ${DOSSIER}`]: line('A request with its pieces and history', 'The dossier; the read is audited.'),
  [`GET ${DOSSIER}/pieces/:id/pages/:page`]: line('One page of a piece, as a picture made by the service', 'The picture.', {
    answers: { 200: { means: 'The picture, with its mark.', schema: { type: 'string', format: 'binary' }, type: 'image/jpeg' },
      202: { means: 'It is being made.', schema: { type: 'object' } }, ...NOT_YOURS } }),
  [`POST ${DOSSIER}/actions/demander-piece`]: act('Ask for a piece'),
  [`POST ${DOSSIER}/actions/juger-piece`]: act('Accept or refuse a piece'),
  [`POST ${DOSSIER}/actions/instruire`]: act('Propose to accept or to refuse',
    'Only a mayor, or who has their delegation, decides: see `viser`.'),
  [`POST ${DOSSIER}/actions/viser`]: act('Decide (mayor’s visa)', 'L.18: the mayor decides within five days.'),
  [`POST ${DOSSIER}/actions/retenir-doublon`]: act('Say that two requests are of one person'),
  [`POST ${DOSSIER}/actions/ecarter-doublon`]: act('Say that two requests are of two people'),
  'POST /api/desk/visas': line('Decide many requests at once', 'What became of each.'),
  'POST /api/desk/demandes': line('Record a request that came on paper', 'Number and receipt.', {
    headers: { 'idempotency-key': { type: 'string', minLength: 1, maxLength: 255 } }, required: ['idempotency-key'],
    answers: { 202: { means: 'Filed.', schema: { type: 'object' } }, ...NOT_YOURS, 422: { means: 'Faults, all at once.' } } }),
  'POST /api/desk/pieces': line('Send the scan of a paper', 'Id of the piece.', { bodyType: 'multipart/form-data',
    body: { type: 'object' } }),
};
