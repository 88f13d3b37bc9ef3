import { DateFields } from '#base/ui/components/date-fields.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { Field } from '#base/ui/components/field.tsx';
import { Select } from '#base/ui/components/select.tsx';
import { valueOf } from '#base/ui/form.ts';
import { CITIZEN_PATHS } from '../pages.ts';
import { comboboxTexts } from '../parts/combobox-texts.ts';
import { ContinueButton } from '../parts/continue-button.tsx';
import { LockedAnswers } from '../parts/locked-answers.tsx';
import { StepFrame } from '../parts/step-frame.tsx';
import type { View } from '../parts/view.ts';
import type { BirthProps } from '../props.ts';
import { identity } from '../texts/identity.ts';

const DATE = 'etatCivil.dateNaissance';
const COUNTRY = 'etatCivil.paysNaissance';
const PLACE = 'etatCivil.communeNaissance';

const lockedRows = ({ lang, form, locked, countries, place }: BirthProps & View) => [
  { name: DATE, term: identity(lang, 'birthDate'),
    value: ['jour', 'mois', 'annee'].map((part) => valueOf(form, `${DATE}.${part}`)).filter(Boolean).join('/') },
  { name: COUNTRY, term: identity(lang, 'birthCountry'),
    value: countries.find(({ code }) => code === valueOf(form, COUNTRY))?.nom ?? valueOf(form, COUNTRY) },
  { name: PLACE, term: identity(lang, 'birthPlace'), value: valueOf(form, `${PLACE}.texte`) || place },
].filter(({ name }) => locked.includes(name));

/** When and where the person was born; a presumed date (unknown day or month) is welcome. */
export const BirthPage = (props: BirthProps & View) => {
  const { lang, form, locked, countries } = props;
  const open = (name: string) => !locked.includes(name);
  return (
    <StepFrame {...props} stage={2} title={identity(lang, 'birthTitle')}>
      <h1>{identity(lang, 'birthTitle')}</h1>
      <LockedAnswers lang={lang} rows={lockedRows(props)} />
      <DraftForm lang={lang} form={form} autosave>
        {open(DATE) ? <DateFields lang={lang} form={form} name={DATE} legend={identity(lang, 'birthDate')}
          hint={identity(lang, 'birthDateHint')} birthday /> : null}
        {open(COUNTRY) ? <Select lang={lang} form={form} name={COUNTRY} label={identity(lang, 'birthCountry')}
          options={countries.map(({ code, nom }) => ({ value: code, label: nom }))} /> : null}
        {open(PLACE) ? (
          <>
            <input type="hidden" name={PLACE} defaultValue={valueOf(form, PLACE)} />
            <Field lang={lang} form={form} name={`${PLACE}.texte`} answers={PLACE} label={identity(lang, 'birthPlace')}
              spellCheck={false}
              hint={identity(lang, 'birthPlaceHint')} autoComplete="off" maxLength={120}
              data={{ 'data-combobox': `${CITIZEN_PATHS.communeSearch}?naissance=1`, 'data-combobox-code': PLACE,
                ...comboboxTexts(lang) }} />
          </>
        ) : null}
        <ContinueButton lang={lang} />
      </DraftForm>
    </StepFrame>
  );
};
