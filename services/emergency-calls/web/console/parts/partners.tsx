import { useState } from 'react';
import type { Case, Share } from '../../../domain/state.ts';
import { useTexts } from '../../kit/lang.tsx';
import { usePartners, type Partner } from '../../kit/use-partners.ts';
import { partnerWords } from '../partner-words.ts';
import type { Bare } from '../post.tsx';
import { AskTransfer } from './transfer.tsx';
import { PartnerFacts } from './partner-facts.tsx';

type Props = { state: Case; centre: string; give(command: Bare): void };

/** Who follows the case and what reached them; what they say, beside ours and never over it; words that wait for a choice. */
export const Partners = ({ state, centre, give }: Props) => {
  const { t } = useTexts(partnerWords);
  const { partners, nameOf } = usePartners(centre);
  const live = state.shares.filter(({ until }) => until === null);
  return (
    <section className="rc-partners" aria-label={t('partners')}>
      <h3>{t('partners')}</h3>
      <ul>{live.map((share) => <Followed key={share.partner} share={share} state={state} name={nameOf(share.partner)} give={give} />)}</ul>
      <AskTransfer state={state} partners={partners} give={give} />
      <PartnerFacts state={state} nameOf={nameOf} give={give} />
      <ShareForm partners={partners.filter(({ id }) => !live.some(({ partner }) => partner === id))} give={give} />
    </section>
  );
};

const ShareForm = ({ partners, give }: { partners: readonly Partner[]; give(command: Bare): void }) => {
  const { t } = useTexts(partnerWords);
  const [chosen, setChosen] = useState('');
  const share = (): void => {
    give({ type: 'partager', partner: chosen, purpose: 'PARTAGE' });
    setChosen('');
  };
  return (
    <p className="rc-field-row"><label className="rc-field">{t('shareWith')}
      <select value={chosen} onChange={({ target }) => setChosen(target.value)}><option value="" />
        {partners.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></label>
      <button type="button" disabled={chosen === ''} onClick={share}>{t('share')}</button></p>
  );
};

type FollowedProps = { share: Share; state: Case; name: string; give(command: Bare): void };

const Followed = ({ share: { partner, words }, state, name, give }: FollowedProps) => {
  const { t } = useTexts(partnerWords);
  const asked = Object.keys(words).filter((word) => words[word] === 'ask');
  const delivered = state.sent.filter(({ to }) => to === partner).every((one) => one.state === 'delivered');
  const choose = (choice: 'send' | 'leave-out'): void => give({ type: 'trancherMots', partner, words: asked, choice });
  return (
    <li><b>{name}</b> · {delivered ? t('delivered') : <strong className="rc-alarm-text">{t('notDelivered')}</strong>}
      {asked.length > 0 ? <p role="alert">{t('heldBack', { partner: name, words: asked.join(', ') })}{' '}
        <button type="button" onClick={() => choose('send')}>{t('sendAnyway')}</button>{' '}
        <button type="button" onClick={() => choose('leave-out')}>{t('leaveOut')}</button></p> : null}</li>
  );
};
