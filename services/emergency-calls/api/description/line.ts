import type { DescribedRoute } from '#base/http/api-description.ts';

const REFUSED = { 401: { means: 'Nobody is signed in.' }, 403: { means: 'Not this role or not this centre; the rule is named.' },
  404: { means: 'Nothing of that name that you may know of.' } };
const CHANGES = { ...REFUSED, 422: { means: 'Faults, all at once; or the state of the dossier does not allow it.' } };

/** A console's route that gives JSON, in one line; `line('cases')('A dossier whole')`. */
export const line = (tag: string) => (summary: string, description?: string, bodyType?: string): DescribedRoute => ({
  tag, by: ['agent'], summary, ...(description ? { description } : {}), ...(bodyType ? { body: { type: 'object' }, bodyType } : {}),
  answers: { 200: { means: 'Done, or what was asked.', schema: { type: 'object' } }, ...CHANGES } });

/** A stream of server-sent events. */
export const live = (summary: string): DescribedRoute => ({ tag: 'calls', by: ['agent'], summary,
  description: 'Server-sent events; a cut stream goes on with `Last-Event-ID`. `reset` means: read your lists again.',
  answers: { 200: { means: 'Events.', schema: { type: 'string' }, type: 'text/event-stream' }, ...REFUSED } });

/** A text to print or to open elsewhere. */
export const page = (tag: string, summary: string, type = 'text/html'): DescribedRoute => ({ tag, by: ['agent'], summary,
  answers: { 200: { means: summary, schema: { type: 'string' }, type }, ...REFUSED } });

/** A picture that the service made of what somebody sent. */
export const picture = (tag: string, summary: string): DescribedRoute => ({ tag, by: ['agent'], summary,
  answers: { 200: { means: 'The picture.', schema: { type: 'string', format: 'binary' }, type: 'image/jpeg' },
    202: { means: 'It is being made.', schema: { type: 'object' } }, ...REFUSED } });
