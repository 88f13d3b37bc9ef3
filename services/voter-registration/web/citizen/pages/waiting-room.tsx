import { Frame } from '../parts/frame.tsx';
import type { View } from '../parts/view.ts';
import type { PageProps } from '../props.ts';
import { errors } from '../texts/errors.ts';

/** Seconds between two looks at one's place. */
const REFRESH_S = 15;

/**
 * Waiting room, a static template: the supervisor replaces `{{place}}`, `{{wait}}` (minutes) and `{{ticket}}` (time in
 * words) from memory, without database or script.
 */
export const WaitingRoomPage = ({ lang, assets, shell }: PageProps & View) => (
  <Frame lang={lang} assets={assets} shell={shell} title={errors(lang, 'waitTitle')} refreshS={REFRESH_S}>
    <div className="so-column">
      <h1>{errors(lang, 'waitTitle')}</h1>
      <p className="fr-text--lead">{errors(lang, 'waitLead')}</p>
      <dl className="so-panel so-queue">
        <div><dt>{errors(lang, 'waitPlace')}</dt><dd className="so-count" data-live="place">{'{{place}}'}</dd></div>
        <div>
          <dt>{errors(lang, 'waitTime')}</dt>
          <dd className="so-count" data-live="wait" aria-live="polite">
            {errors(lang, 'waitMinutes', { wait: '{{wait}}' })}
          </dd>
        </div>
      </dl>
      <p className="fr-text--bold">{errors(lang, 'waitDeadline')}</p>
      <p className="fr-text--muted">{errors(lang, 'waitTicket', { at: '{{ticket}}' })}</p>
      <h2>{errors(lang, 'waitHow')}</h2>
      <ul><li>{errors(lang, 'waitHow1')}</li><li>{errors(lang, 'waitHow2')}</li><li>{errors(lang, 'waitHow3')}</li></ul>
    </div>
  </Frame>
);
