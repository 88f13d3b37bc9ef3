import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { field, postedForm } from '#base/http/form.ts';
import { languageOf } from '#base/http/language.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { FormState } from '#base/ui/form.ts';
import { addDays, civilDateAt } from '#base/values/civil-date.ts';
import { randomSlice } from '#base/values/ids.ts';
import type { FieldError } from '#base/values/problem.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { declareReuse, reusesOf, transmissionsSince } from '../../store/open-data.ts';
import { openData } from '../../web/staff/texts/open-data.ts';
import { openDataPage } from '../../web/staff/views/open-data.ts';
import type { StaffKit } from '../staff/staff-kit.ts';
import { keyDigest } from './count-uses.ts';

const CONTEXT = systemContext('open-data', 'publication');
const PATH = '/donnees-ouvertes';
const HIDDEN = { schema: { hide: true } };
const DAY_MS = 86_400_000;
const KEY_BYTES = 18;

type Declared = { projet: string; adresse: string };

const faultsOf = ({ projet, adresse }: Declared): FieldError[] => [
  ...(projet.length < 3 || projet.length > 120 ? [{ pointer: '/projet', code: 'NOM', detail: openData.texts.nameWrong! }] : []),
  ...(/^https:\/\/[^\s<>"]{3,290}$/.test(adresse) ? [] : [{ pointer: '/adresse', code: 'ADRESSE', detail: openData.texts.linkWrong! }]),
];

/** The public page of open data, and the declaration of a project, which gets its key at once. */
export const openDataPages = (app: FastifyInstance, kit: StaffKit): void => {
  const { register } = kit;
  const shown = async (request: FastifyRequest, reply: FastifyReply, more: { key?: string; refused?: FormState } = {}) => {
    const lang = languageOf(request);
    const today = civilDateAt(register.clock(), 'Europe/Paris');
    const screen = await inContext(register.app, CONTEXT, async (tx) =>
      ({ reuses: await reusesOf(tx), sent: await transmissionsSince(tx, addDays(today, -30)) }));
    const { refused, key } = more;
    return reply.code(refused ? 422 : 200).type('text/html; charset=utf-8')
      .send(kit.render('staff', { ...openDataPage({ lang, ...screen, ...(key ? { key } : {}) }), nav: [], ...(refused ? { refused } : {}),
        shell: { path: PATH, ...kit.levers.banner() } }, lang));
  };
  app.get(PATH, HIDDEN, (request, reply) => shown(request, reply));
  app.post(PATH, HIDDEN, async (request, reply) => {
    const form = postedForm(request);
    const declared = { projet: field(form, 'projet').normalize('NFC'), adresse: field(form, 'adresse') };
    const errors = faultsOf(declared);
    if (errors.length > 0) return shown(request, reply, { refused: { action: PATH, values: declared, errors } });
    const key = randomSlice(KEY_BYTES).toString('base64url');
    const now = register.clock();
    const noted = await inContext(register.app, CONTEXT, (tx) =>
      declareReuse(tx, { ...declared, cle: keyDigest(key) }, now, now - DAY_MS, LIMITS.reuses_per_day_max));
    if (!noted) throw problems.TROP_DE_DECLARATIONS({ retryAfterS: 3_600 });
    return shown(request, reply, { key });
  });
};
