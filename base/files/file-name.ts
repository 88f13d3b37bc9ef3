/** Characters that a file's name keeps at most; the extension is kept. */
const FILE_NAME_CHARS_MAX = 120;

/** Controls, line ends, invisible and direction-changing characters (they can make `exe.pdf` read otherwise). */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * A sender's file name as it may be shown: last component of a path, NFC, without characters that
 * cannot be seen, at most 120 characters. Never used as a path.
 */
export const cleanFileName = (raw: string): string => {
  const last = raw.split(/[/\\]/).at(-1)!;
  const seen = last.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
  const chars = [...(/^\.*$/.test(seen) ? 'fichier' : seen)];
  if (chars.length <= FILE_NAME_CHARS_MAX) return chars.join('');
  const extension = /\.[^.]{1,10}$/.exec(chars.join(''))?.[0] ?? '';
  return chars.slice(0, FILE_NAME_CHARS_MAX - [...extension].length).join('') + extension;
};
