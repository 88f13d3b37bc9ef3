import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { RadioCards } from '#base/ui/components/radio-cards.tsx';
import { formatDate, formatInstant, zoneName } from '#base/ui/i18n/format.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { ResumeProps } from '../props.ts';
import { common } from '../texts/common.ts';
import { login } from '../texts/login.ts';

/** One draft a person: the one there is comes back, a new one replaces it only on request. */
export const ResumePage = ({ lang, assets, shell, form, savedAt, keptUntil, zone }: ResumeProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={login(lang, 'resumeTitle')} failed={form.errors.length > 0}>
    <div className="so-column">
      <ErrorSummary lang={lang} form={form} />
      <h1>{login(lang, 'resumeTitle')}</h1>
      <DraftForm lang={lang} form={form}>
        <RadioCards lang={lang} form={form} name="choix" legend={login(lang, 'resumeLegend')} choices={[
          { value: 'reprendre', label: login(lang, 'resumeGo'), hint: login(lang, 'resumeGoHint', {
            at: formatInstant(lang, savedAt, zone), zone: zoneName(lang, zone), until: formatDate(lang, keptUntil),
          }) },
          { value: 'recommencer', label: login(lang, 'resumeNew'), hint: login(lang, 'resumeNewHint') },
        ]} />
        <button type="submit" className="fr-btn fr-btn--lg">{common(lang, 'continue')}</button>
      </DraftForm>
    </div>
  </Frame>
);
