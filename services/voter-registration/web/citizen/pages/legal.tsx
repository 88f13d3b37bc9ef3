import { SummaryList } from '#base/ui/components/summary-list.tsx';
import { InformationFrame } from '../parts/information-frame.tsx';
import type { View } from '../parts/view.ts';
import type { InformationProps } from '../props.ts';
import { information } from '../texts/information.ts';

/** Legal notice (act 2004-575, art. 1-1): who publishes, who hosts, what the dates are worth. */
export const LegalPage = (props: InformationProps & View) => {
  const { lang, operator } = props;
  return (
    <InformationFrame {...props} title={information(lang, 'legalTitle')}>
      <h2>{information(lang, 'legalFactsTitle')}</h2>
      <SummaryList lang={lang} rows={[
        { term: information(lang, 'legalPublisher'), value: operator.publisher },
        { term: information(lang, 'legalDirector'), value: operator.director },
        { term: information(lang, 'legalAddress'), value: operator.address },
        { term: information(lang, 'legalHost'), value: operator.host },
        { term: information(lang, 'legalContact'), value: operator.contact },
      ]} />
      <h2>{information(lang, 'legalValueTitle')}</h2>
      <p>{information(lang, 'legalValue')}</p>
      <p>{information(lang, 'legalFraud')}</p>
      <h2>{information(lang, 'legalSoftwareTitle')}</h2>
      <p>{information(lang, 'legalSoftware')}</p>
      <h2>{information(lang, 'legalDataTitle')}</h2>
      <p>{information(lang, 'legalData')}</p>
    </InformationFrame>
  );
};
