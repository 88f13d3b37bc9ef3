import { InformationFrame } from '../parts/information-frame.tsx';
import type { View } from '../parts/view.ts';
import type { InformationProps } from '../props.ts';
import { information } from '../texts/information.ts';

/** Accessibility statement (act 2005-102, art. 47; decree 2019-768): honest about what no person has audited yet. */
export const AccessibilityPage = (props: InformationProps & View) => {
  const { lang, operator } = props;
  return (
    <InformationFrame {...props} title={information(lang, 'a11yTitle')}>
      <p className="fr-text--lead">{information(lang, 'a11yIntro', { publisher: operator.publisher })}</p>
      <h2>{information(lang, 'a11yStateTitle')}</h2>
      <p>{information(lang, 'a11yState')}</p>
      <h2>{information(lang, 'a11yTestsTitle')}</h2>
      <ul>
        <li>{information(lang, 'a11yTest1')}</li>
        <li>{information(lang, 'a11yTest2')}</li>
        <li>{information(lang, 'a11yTest3')}</li>
      </ul>
      <h2>{information(lang, 'a11yLimitsTitle')}</h2>
      <ul><li>{information(lang, 'a11yLimit1')}</li><li>{information(lang, 'a11yLimit2')}</li></ul>
      <h2>{information(lang, 'a11yHelpTitle')}</h2>
      <p>{information(lang, 'a11yHelp', { contact: operator.contact })}</p>
      <h2>{information(lang, 'a11yAppealTitle')}</h2>
      <p>{information(lang, 'a11yAppeal')}</p>
    </InformationFrame>
  );
};
