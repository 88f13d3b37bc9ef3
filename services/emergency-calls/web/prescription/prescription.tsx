import { useQuery } from '@tanstack/react-query';
import { localeOf } from '#base/values/lang.ts';
import { readAge } from '../../domain/fields/age.ts';
import type { Prescription } from '../../domain/care-offer/prescription.ts';
import { askApi, inCentre } from '../kit/api-client.ts';
import { codeWord } from '../kit/code-word.ts';
import { useTexts } from '../kit/lang.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { words } from './texts.ts';

/** A telephone prescription as it is printed: who prescribes, for whom, what. */
const PrescriptionPage = (props: ScreenProps) => {
  const { centre } = props;
  const { t } = useTexts(words);
  const [, , id = '', decision = ''] = location.pathname.split('/');
  const { data, error, isPending } = useQuery({ queryKey: ['prescription', id, decision], networkMode: 'always',
    queryFn: () => askApi<Prescription>(`dossiers/${id}/prescription/${encodeURIComponent(decision)}?${inCentre(centre.code)}`) });
  return (
    <div className="rc-post">
      <TopBar {...props} online={!error} />
      <main className="rc-page" id="dossier">
        {isPending && !error ? <p role="status">{t('loading')}</p> : null}
        {error ? <p role="alert" className="rc-alert">{error.message || t('failed')}</p> : null}
        {data ? <Sheet one={data} centre={centre.name} /> : null}
      </main>
    </div>
  );
};

const Sheet = ({ one, centre }: { one: Prescription; centre: string }) => {
  const { t, lang } = useTexts(words);
  const { patient, prescriber } = one;
  const name = [patient.firstName, patient.name].filter(Boolean).join(' ') || t('unnamed');
  const age = readAge(patient.age);
  const born = patient.birthDate && new Date(`${patient.birthDate}T12:00`).toLocaleDateString(localeOf(lang), { dateStyle: 'long' });
  const about = [born && t('born', { date: born }), patient.sex && codeWord('sexe', patient.sex, lang),
    age && t(`aged_${age.unit}`, { count: age.count }), patient.weight_kg && `${patient.weight_kg} kg`];
  return (
    <>
      <p className="rc-noprint"><button type="button" onClick={() => print()}>{t('print')}</button> {t('pdf')}</p>
      <article className="rc-sheet" aria-label={t('title')}>
        {one.exercise ? <p><strong>{t('exercise')}</strong></p> : null}
        <h2>{t('title')}</h2>
        <dl><dt>{t('prescriber')}</dt><dd>{t('doctor')} {prescriber.name}, {centre} {prescriber.rpps
          ? t('rpps', { number: prescriber.rpps }) : ''}</dd>
          <dt>{t('patient')}</dt><dd>{name}. {about.filter(Boolean).join(', ')}</dd>
          <dt>{t('on')}</dt><dd>{new Date(one.at).toLocaleString(localeOf(lang), { dateStyle: 'long', timeStyle: 'short' })},
            {' '}{one.number}</dd></dl>
        <p className="rc-sheet__text">{one.text}</p>
        {prescriber.rpps ? null : <p role="note">{t('noRpps')}</p>}
      </article>
    </>
  );
};

mountScreen(PrescriptionPage);
