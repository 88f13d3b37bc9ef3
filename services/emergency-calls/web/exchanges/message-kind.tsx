import { useTexts } from '../kit/lang.tsx';
import { messageWords } from './message-words.ts';
import { words } from './texts.ts';

/** What a message says; the name of its model small beside it, for whom one telephones about it. */
export const MessageKind = ({ model }: { model: string }) => {
  const { lang } = useTexts(words);
  return <><strong>{messageWords(model, lang)}</strong> <small className="rc-code">{model}</small></>;
};
