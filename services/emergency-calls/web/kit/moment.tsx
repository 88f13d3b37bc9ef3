import { localeOf } from '#base/values/lang.ts';
import { useTexts } from './lang.tsx';
import { kitWords } from './texts.ts';

/** The time of day of an instant. */
export const Moment = ({ at }: { at: number }) => {
  const { lang } = useTexts(kitWords);
  return <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString(localeOf(lang))}</time>;
};
