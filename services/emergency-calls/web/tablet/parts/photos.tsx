import { useState, type ChangeEvent } from 'react';
import { newId } from '../../kit/new-id.ts';
import { useTexts } from '../../kit/lang.tsx';
import { tabletWords } from '../texts.ts';

/** A photo as it is kept until it leaves. */
type Photo = { id: string; name: string; type: string; base64: string };

const BYTES_MAX = 15 * 1024 * 1024;

const base64Of = (file: File): Promise<string> => new Promise((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result).replace(/^data:[^,]*,/, ''));
  reader.onerror = () => fail(reader.error ?? new Error('the photo could not be read'));
  reader.readAsDataURL(file);
});

/** Photos and documents: kept here, closed, until there is a line. */
export const Photos = ({ count, keep }: { count: number; keep(photo: Photo): Promise<void> }) => {
  const { t } = useTexts(tabletWords);
  const [said, setSaid] = useState('');
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (!file) return;
    if (file.size > BYTES_MAX) setSaid(t('photoTooLarge'));
    else {
      await keep({ id: newId(), name: file.name, type: file.type, base64: await base64Of(file) });
      setSaid('');
    }
    target.value = '';
  };
  return (
    <section className="rc-photos" aria-label={t('photo')}>
      <label className="rc-field">{t('photo')} <small>{t('photoHelp')}</small>
        <input type="file" accept="image/jpeg,image/png,application/pdf" capture="environment" onChange={(event) => void take(event)} />
      </label>
      <p role="status">{said || t('photos', { count })}</p>
    </section>
  );
};
