import { Table } from '#base/ui/components/table.tsx';
import type { Lang } from '#base/values/lang.ts';
import { InformationFrame } from '../parts/information-frame.tsx';
import type { View } from '../parts/view.ts';
import type { InformationProps } from '../props.ts';
import { information } from '../texts/information.ts';

const PERIODS = [
  ['privacyDraft', 'privacyDraftPeriod'], ['privacyCopy', 'privacyCopyPeriod'], ['privacyFile', 'privacyFilePeriod'],
  ['privacyProof', 'privacyProofPeriod'],
] as const;

const Retention = ({ lang }: { lang: Lang }) => (
  <Table caption={information(lang, 'privacyCaption')} rows={PERIODS} rowKey={([data]) => data} columns={[
    { key: 'data', head: information(lang, 'privacyData'), cell: ([data]) => information(lang, data) },
    { key: 'period', head: information(lang, 'privacyPeriod'), cell: ([, period]) => information(lang, period) },
  ]} />
);

/** Privacy notice (GDPR art. 13; decree 2018-343 for the periods). */
export const PrivacyPage = (props: InformationProps & View) => {
  const { lang, operator } = props;
  return (
    <InformationFrame {...props} title={information(lang, 'privacyTitle')}>
      <h2>{information(lang, 'privacyWhoTitle')}</h2>
      <p>{information(lang, 'privacyWho', { publisher: operator.publisher })}</p>
      <h2>{information(lang, 'privacyWhyTitle')}</h2>
      <p>{information(lang, 'privacyWhy')}</p>
      <h2>{information(lang, 'privacyWhatTitle')}</h2>
      <p>{information(lang, 'privacyWhat')}</p>
      <h2>{information(lang, 'privacyRecipientsTitle')}</h2>
      <p>{information(lang, 'privacyRecipients')}</p>
      <h2>{information(lang, 'privacyHowLongTitle')}</h2>
      <Retention lang={lang} />
      <h2>{information(lang, 'privacyRightsTitle')}</h2>
      <p>{information(lang, 'privacyRights', { dpo: operator.dpo })}</p>
      <h2>{information(lang, 'privacyCookiesTitle')}</h2>
      <p>{information(lang, 'privacyCookies')}</p>
    </InformationFrame>
  );
};
