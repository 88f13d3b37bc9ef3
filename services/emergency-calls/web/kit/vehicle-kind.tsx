import { useTexts } from './lang.tsx';
import { kitWords } from './texts.ts';
import { vehicleWord } from './vehicle-word.ts';

/** What a vehicle is, in words; the code of the published list small beside them, for messages and the radio speak of it. */
export const VehicleKind = ({ code }: { code: string }) => {
  const { lang } = useTexts(kitWords);
  const word = vehicleWord(code, lang);
  return <span className="rc-kind">{word}{word === code ? null : <> <small className="rc-code">{code}</small></>}</span>;
};
