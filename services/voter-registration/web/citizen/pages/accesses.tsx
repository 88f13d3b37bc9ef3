import { BackLink } from '#base/ui/components/back-link.tsx';
import { EmptyState } from '#base/ui/components/empty-state.tsx';
import { Table } from '#base/ui/components/table.tsx';
import { formatInstant } from '#base/ui/i18n/format.ts';
import { CITIZEN_PAGES } from '../pages.ts';
import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { AccessesProps, AccessLine } from '../props.ts';
import { common } from '../texts/common.ts';
import { follow } from '../texts/follow.ts';

const REVIEW_TEXT = { justified: 'accessesJustified', unjustified: 'accessesUnjustified', pending: 'accessesToReview' } as const;

/** Who looked at the dossier, by role and place: a right of the person, shown without asking (§11). */
export const AccessesPage = ({ lang, assets, shell, number, back, zone, lines }: AccessesProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={follow(lang, 'accessesTitle')}>
    <BackLink lang={lang} href={back} />
    <h1>{follow(lang, 'accessesTitle')}</h1>
    <p>{common(lang, 'number', { number })}</p>
    <p>{follow(lang, 'accessesLead')}</p>
    {lines.length === 0 ? (
      <EmptyState title={follow(lang, 'accessesNone')}><p>{follow(lang, 'accessesNoneBody')}</p></EmptyState>
    ) : (
      <Table<AccessLine> caption={follow(lang, 'accessesCaption')} rows={lines}
        rowKey={({ at, place }) => `${at} ${place}`} columns={[
        { key: 'at', head: follow(lang, 'accessesWhen'), cell: ({ at }) => formatInstant(lang, at, zone) },
        { key: 'who', head: follow(lang, 'accessesWho'),
          cell: ({ who, place }) => [who[lang], place].filter(Boolean).join(', ') },
        { key: 'why', head: follow(lang, 'accessesWhy'), cell: ({ purpose, exceptional }) => (exceptional === undefined ? purpose[lang]
          : <><span className="fr-badge fr-badge--warning">{follow(lang, 'accessesExceptional')}</span>{' '}
            {exceptional.reason[lang]} ({follow(lang, REVIEW_TEXT[exceptional.review ?? 'pending'])})</>) },
      ]} />
    )}
    <p className="fr-mt-4w">
      {follow(lang, 'accessesRights')} <a href={CITIZEN_PAGES.privacy.path}>{follow(lang, 'accessesContact')}</a>
    </p>
  </Frame>
);
