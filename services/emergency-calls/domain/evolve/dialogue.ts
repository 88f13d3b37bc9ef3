import type { Evolvers } from '../evolve.ts';

/** What is written with the caller, and what is sent with it. */
export const onDialogue: Pick<Evolvers, 'MessageEchange' | 'DocumentDepose'> = {
  MessageEchange: (state, { facts, content, actor }) => (content
    ? { ...state, dialogue: [...state.dialogue, { ...content, id: facts.message, side: facts.side, at: facts.le, by: actor }] } : state),
  DocumentDepose: (state, { facts, content, actor }) => ({ ...state, documents: [...state.documents,
    { id: facts.document, file: facts.file, from: facts.from, at: facts.le, by: actor, title: content?.title ?? null }] }),
};
