import { createWeb } from '#services/voter-registration/api/web.ts';
import { keyHistoryOf } from '#base/dossiers/register-of.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { argument, serve, type Place } from './child.ts';

/** What the parent sends: the context's data; functions are made here. */
export type VoterArgument = Omit<ServiceContext, 'listenHandle' | 'listenHandles' | 'reserveTickets' | 'admission'>
  & Place;

const data = await argument<VoterArgument>();
let ticket = 0;
const { app, register, admission } = await createWeb({ ...data, listenHandle: { port: 0, host: '127.0.0.1' }, listenHandles: {},
  admission: () => ({ open: true }),
  reserveTickets: async (count) => ({ first: ticket + 1, last: (ticket += count) }) });

await serve(app, () => register.close(), { history: () => keyHistoryOf(register), stats: () => register.intake.stats(),
  rate: () => admission.ratePerS() }, data);
