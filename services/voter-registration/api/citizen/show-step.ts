import type { FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { ATTACHMENTS, attachmentsOf, isAbroad, type Attache } from '../../domain/codes/attachments.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { EU_STATES } from '../../domain/codes/eu-states.ts';
import { isSupplementary } from '../../domain/codes/lists.ts';
import { countries } from '../../data/countries.ts';
import type { CitizenKit } from './kit.ts';
import { lockedNames } from './locked.ts';
import { postsIn } from './posts-in.ts';
import { placeName } from './answer-sections.ts';
import { backPath, MAIN_LINKS, nextPath, type Step } from './steps.ts';
import { show, type SignedIn } from './visit.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import { EMPTY_DRAFT, linkOf, listOf, type DraftContent } from './draft-content.ts';
import { outlookOf } from './outlook.ts';

const ONLINE = attachmentsOf('PRINCIPALE').filter((code) => ATTACHMENTS[code].enLigne);
const OTHERS = ONLINE.filter((code) => !MAIN_LINKS.includes(code));

/** The links of the first page: the usual three, or those of a supplementary list. */
const offeredTo = (content: DraftContent): readonly Attache[] => {
  const list = listOf(content);
  return list && isSupplementary(list) ? attachmentsOf(list) : ONLINE.filter((code) => MAIN_LINKS.includes(code));
};

const BIRTH_PLACE = 'etatCivil.communeNaissance';

const statesIn = (lang: Lang): { code: string; name: string }[] => {
  const names = new Intl.DisplayNames([lang], { type: 'region' });
  const { compare } = new Intl.Collator(lang);
  return EU_STATES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) => compare(a.name, b.name));
};

/** Renders one page of plain fields with what it needs besides its form. */
export const showStep = (
  kit: CitizenKit, visit: SignedIn, step: Step, form: FormState, content: DraftContent = EMPTY_DRAFT, status = 200,
) => {
  const back = backPath(step, content);
  const locked = lockedNames(visit.session);
  const commune = kit.reference().communes.get(String(content.values.communeDemandee ?? ''));
  const name = commune?.nom ?? '';
  switch (step) {
    case 'identity': return show(kit, visit, 'identity', { form, back, locked }, status);
    case 'birth': return show(kit, visit, 'birth', { form, back, locked, countries: countries().list(visit.lang),
      place: placeName(kit.reference(), String(form.values[BIRTH_PLACE] ?? '')) }, status);
    case 'consular-post': return show(kit, visit, 'consular-post', { form, back, posts: postsIn(visit.lang) }, status);
    case 'eu-lists': return show(kit, visit, 'eu-lists', { form, back, states: statesIn(visit.lang) }, status);
    case 'attachment': return show(kit, visit, 'attachment', { form, back, commune: name, offered: offeredTo(content),
      others: content.values.nationalite !== 'UE' }, status);
    case 'attachment-other': return show(kit, visit, 'attachment-other', { form, back, commune: name, offered: OTHERS }, status);
    case 'late-reason': {
      const { late } = outlookOf(commune?.code ?? '', kit.register.clock());
      return late ? show(kit, visit, 'late-reason', { form, back, late }, status) : visit.reply.redirect(nextPath(step, content), 303);
    }
    case 'attachment-details': return show(kit, visit, 'attachment-details', { form, back, commune: name,
      attachment: linkOf(content) === 'RESIDENCE_6M' ? 'RESIDENCE_6M' : 'ENFANT_MOINS_26' }, status);
    case 'address':
      if (!commune) return visit.reply.redirect(back, 303);
      return show(kit, visit, 'address', { form, back,
        abroad: isAbroad(linkOf(content)), ...(consularPost(commune.code) ? { post: true } : {}),
        commune: { code: commune.code, name: commune.nom, postalCodes: commune.codesPostaux } }, status);
    default: return show(kit, visit, step as 'nationality', { form, back }, status);
  }
};
