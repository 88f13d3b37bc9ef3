import { BackLink } from '#base/ui/components/back-link.tsx';
import { DraftForm } from '#base/ui/components/draft-form.tsx';
import { ErrorSummary } from '#base/ui/components/error-summary.tsx';
import { formatDate } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { COMPLETION_MOTIVES } from '../../../domain/codes/completion-motives.ts';
import { PIECE_NEEDS } from '../../../domain/codes/piece-needs.ts';
import { Frame } from '../parts/frame.tsx';
import { PieceSlots } from '../parts/piece-slots.tsx';
import type { View } from '../parts/view.ts';
import type { AskedPiece, CompletePieceProps } from '../props.ts';
import { follow } from '../texts/follow.ts';

const Asked = ({ lang, piece }: { lang: Lang; piece: AskedPiece }) => (
  <li>
    {follow(lang, 'askedLine', {
      need: PIECE_NEEDS[piece.need].label[lang], motive: COMPLETION_MOTIVES[piece.motive].label[lang],
    })}
    {piece.message ? (
      <figure className="fr-quote">
        <figcaption className="fr-text--bold">{follow(lang, 'fromTownHall')}</figcaption>
        <p>{piece.message}</p>
      </figure>
    ) : null}
  </li>
);

/** Sends the documents that the town hall asked for; the filing date does not move. */
export const CompletePiecePage = (props: CompletePieceProps & View) => {
  const { lang, assets, shell, form, back, asked, before, slots, limits, removeAction, continueAction } = props;
  const title = follow(lang, 'completeTitle');
  return (
    <Frame lang={lang} assets={assets} shell={shell} title={title} failed={form.errors.length > 0}>
      <div className="so-column">
        <BackLink lang={lang} href={back} />
        <ErrorSummary lang={lang} form={form} />
        <h1>{title}</h1>
        <p className="fr-text--lead">{follow(lang, 'completeLead', { date: formatDate(lang, before) })}</p>
        <ul>{asked.map((piece) => <Asked key={piece.need} lang={lang} piece={piece} />)}</ul>
        <PieceSlots lang={lang} form={form} slots={slots} limits={limits} removeAction={removeAction} />
        <DraftForm lang={lang} form={{ ...form, action: continueAction }}>
          <button type="submit" className="fr-btn fr-btn--lg">{follow(lang, 'completeButton')}</button>
        </DraftForm>
      </div>
    </Frame>
  );
};
