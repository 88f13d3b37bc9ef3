import { CITIZEN_PAGES } from '../pages.ts';
import { InformationFrame } from '../parts/information-frame.tsx';
import type { View } from '../parts/view.ts';
import type { InformationProps } from '../props.ts';
import { information } from '../texts/information.ts';
import { start } from '../texts/start.ts';

type Key = Parameters<typeof information>[1];

const SECTIONS: readonly { title: Key; lines: readonly Key[]; ordered?: boolean }[] = [
  { title: 'plainWhyTitle', lines: ['plainWhy1', 'plainWhy2', 'plainWhy3'] },
  { title: 'plainWhoTitle', lines: ['plainWho1', 'plainWho2', 'plainWhoEurope', 'plainWho3'] },
  { title: 'plainNeedTitle', lines: ['plainNeed1', 'plainNeed2', 'plainNeed3'] },
  { title: 'plainHowTitle', lines: ['plainHow1', 'plainHow2', 'plainHow3', 'plainHow4', 'plainHow5'], ordered: true },
  { title: 'plainAfterTitle', lines: ['plainAfter1', 'plainAfterAbroad', 'plainAfter2', 'plainAfter3'] },
  { title: 'plainHelpTitle', lines: ['plainHelp'] },
];

/** Easy-to-read page (FALC): short sentences, one idea a line. */
export const PlainLanguagePage = (props: InformationProps & View) => {
  const { lang } = props;
  return (
    <InformationFrame {...props} title={information(lang, 'plainTitle')}>
      <p className="fr-text--lead">{information(lang, 'plainIntro')}</p>
      {SECTIONS.map(({ title, lines, ordered }) => {
        const items = lines.map((line) => <li key={line}>{information(lang, line)}</li>);
        return (
          <section key={title} className="so-falc">
            <h2>{information(lang, title)}</h2>
            {ordered ? <ol>{items}</ol> : <ul>{items}</ul>}
          </section>
        );
      })}
      <a className="fr-btn fr-btn--lg" href={CITIZEN_PAGES['already-registered'].path}>{start(lang, 'begin')}</a>
    </InformationFrame>
  );
};
