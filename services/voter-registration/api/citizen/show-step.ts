import type { FormState } from '#base/ui/form.ts';
import { ATTACHMENTS, type Attache } from '../../domain/codes/attachments.ts';
import { countries } from '../../data/countries.ts';
import type { DraftContent } from './draft-content.ts';
import type { CitizenKit } from './kit.ts';
import { lockedNames } from './locked.ts';
import { backPath, type Step } from './steps.ts';
import { show, type SignedIn } from './visit.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import { EMPTY_DRAFT } from './draft-content.ts';

const OFFERED = (Object.keys(ATTACHMENTS) as Attache[]).filter((code) => ATTACHMENTS[code].enLigne);

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
    case 'birth': return show(kit, visit, 'birth', { form, back, locked, countries: countries().list(visit.lang) }, status);
    case 'attachment': return show(kit, visit, 'attachment', { form, back, commune: name, offered: OFFERED }, status);
    case 'attachment-details': return show(kit, visit, 'attachment-details', { form, back, commune: name,
      attachment: content.values.attache === 'RESIDENCE_6M' ? 'RESIDENCE_6M' : 'ENFANT_MOINS_26' }, status);
    case 'address':
      if (!commune) return visit.reply.redirect(CITIZEN_PAGES.commune.path, 303);
      return show(kit, visit, 'address', { form, back,
        commune: { code: commune.code, name: commune.nom, postalCodes: commune.codesPostaux } }, status);
    default: return show(kit, visit, step as 'nationality', { form, back }, status);
  }
};
