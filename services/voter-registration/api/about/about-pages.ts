import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import type { Lang } from '#base/values/lang.ts';
import releases from '../../data/releases.json' with { type: 'json' };
import { formatDate } from '../../domain/format-date.ts';
import type { Block } from '../../web/staff/model.ts';
import { about } from '../../web/staff/texts/about.ts';
import { night } from '../../web/staff/texts/night.ts';
import { openData } from '../../web/staff/texts/open-data.ts';
import { TOURS } from '../../web/staff/texts/tours.ts';
import type { StaffKit } from '../staff/staff-kit.ts';

type Page = { title: string; lead: string; blocks: Block[] };

const newsPage = (kit: StaffKit) => (lang: Lang): Page => {
  const contact = kit.context.settings.SOCLE_VOTER_CONTACT;
  return { title: about(lang, 'news'), lead: about(lang, 'newsLead'), blocks: [
    ...releases.flatMap((release, index): Block[] => [
      { kind: 'heading', id: `version-${index}`, text: about(lang, 'release', { version: release.version, date: formatDate(release.date,
        lang) }) },
      { kind: 'list', items: release[lang] }]),
    { kind: 'heading', id: 'aussi', text: about(lang, 'also') },
    { kind: 'links', items: [
      ...(contact ? [{ text: about(lang, 'feedback'),
        href: `mailto:${contact}?subject=${encodeURIComponent(about(lang, 'feedback'))}` }] : []),
      { text: openData(lang, 'title'), href: '/donnees-ouvertes' },
      { text: night(lang, 'outages'), href: '/pannes' }, { text: night(lang, 'logs'), href: '/registres' },
      ...(kit.context.demo ? [{ text: about(lang, 'try'), href: '/essayer' }] : [])] }] };
};

const tryPage = (lang: Lang): Page => ({ title: about(lang, 'try'), lead: about(lang, 'tryLead'), blocks: [{ kind: 'cards',
  items: TOURS.map((tour) => ({
    title: tour.titre[lang], text: about(lang, 'person', { nom: tour.personne, porte: tour.porte }),
    steps: tour.etapes.map((step) => step[lang]), link: { text: about(lang, 'go', { role: tour.titre[lang] }), href: tour.depart },
  })) }] });

/** What is new, where to give an opinion, and in a demonstration a tour for each role. */
export const aboutPages = (app: FastifyInstance, kit: StaffKit): void => {
  const page = (make: (lang: Lang) => Page) => async (request: FastifyRequest, reply: FastifyReply) => {
    const lang = languageOf(request);
    return reply.type('text/html; charset=utf-8').send(kit.render('staff', { ...make(lang), nav: [],
      shell: { path: request.url, ...kit.levers.banner() } }, lang));
  };
  app.get('/nouveautes', { schema: { hide: true } }, page(newsPage(kit)));
  if (kit.context.demo) app.get('/essayer', { schema: { hide: true } }, page(tryPage));
};
