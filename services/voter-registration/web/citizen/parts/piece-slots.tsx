import { UploadSlot } from '#base/ui/components/upload-slot.tsx';
import type { FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { PIECE_NEEDS } from '../../../domain/codes/piece-needs.ts';
import { PIECE_TYPES, type PieceType } from '../../../domain/codes/piece-types.ts';
import type { PieceLimits, PieceSlot } from '../props.ts';
import { submit } from '../texts/submit.ts';

export type PieceSlotsProps = {
  lang: Lang; form: FormState; slots: readonly PieceSlot[]; limits: PieceLimits; removeAction: string;
};

/** Types that answer a need, most usual first, each once. */
const typesOf = (need: PieceSlot['need']): PieceType[] => [...new Set(PIECE_NEEDS[need].alternatives.flat())];

/** One upload control a need, with the documents that answer it. */
export const PieceSlots = ({ lang, form, slots, limits, removeAction }: PieceSlotsProps) => (
  <>
    {slots.map(({ need, files }) => (
      <UploadSlot key={need} lang={lang} form={form} slot={need} title={PIECE_NEEDS[need].label[lang]}
        typeLabel={submit(lang, 'pieceType')}
        types={typesOf(need).map((type) => ({ value: type, label: PIECE_TYPES[type].label[lang] }))}
        files={files.map((file) => ({ ...file, kind: PIECE_TYPES[file.type].label[lang] }))}
        maxFiles={limits.piecesMax} maxBytes={limits.pieceBytesMax} removeAction={removeAction} />
    ))}
  </>
);
