import { codeWord } from './code-word.ts';
import { useTexts } from './lang.tsx';
import { kitWords } from './texts.ts';

/** The published list says it of a family's bare code; in a line of the fleet it would only push the vehicle's state away. */
const NO_CATEGORY = / (?:de catégorie non définie|of no defined category)$/;

/** What a vehicle is, in words; the code of the published list small beside them, for messages and the radio speak of it. */
export const VehicleKind = ({ code }: { code: string }) => {
  const { lang } = useTexts(kitWords);
  const word = codeWord('typeVecteur', code, lang).replace(NO_CATEGORY, '');
  return <span className="rc-kind">{word}{word === code ? null : <> <small className="rc-code">{code}</small></>}</span>;
};
