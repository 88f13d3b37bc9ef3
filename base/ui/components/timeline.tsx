import type { ReactNode } from 'react';
import type { Lang } from '#base/values/lang.ts';
import { ui } from '../i18n/ui-texts.ts';

export type TimelineItem = {
  state: 'done' | 'current' | 'next';
  title: string;
  /** When, already written for the reader, and its machine form. */
  at?: { text: string; iso: string } | undefined;
  detail?: ReactNode;
};

const STATE_KEY = { done: 'done', current: 'current', next: 'upcoming' } as const;
const STATE_CLASS = { done: undefined, current: 'is-now', next: 'is-next' } as const;

/** What happened and what comes next, in plain words, oldest first; `plain` for mere steps, whose state is not told. */
export const Timeline = ({ lang, items, plain }: { lang: Lang; items: readonly TimelineItem[]; plain?: boolean }) => (
  <ol className="so-timeline">
    {items.map(({ state, title, at, detail }) => (
      <li key={`${title} ${at?.iso ?? ''}`} className={STATE_CLASS[state]}
        aria-current={state === 'current' ? 'step' : undefined}>
        <p className="so-timeline__title">{title}
          {plain ? null : <span className="fr-sr-only"> – {ui(lang, STATE_KEY[state])}</span>}</p>
        {at ? <p><time dateTime={at.iso}>{at.text}</time></p> : null}
        {detail ? <div className="so-timeline__detail">{detail}</div> : null}
      </li>
    ))}
  </ol>
);
