/** Beyond Latin-1, what the fonts that every PDF reader has can draw (WinAnsi, PDF 1.7 annex D). */
const EXTRA = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** Letters that do not come apart into a base letter and an accent. */
const PLAIN: Record<string, string> = {
  Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', ı: 'i', Ħ: 'H', ħ: 'h', Ŋ: 'N', ŋ: 'n', Ŧ: 'T', ŧ: 't', ẞ: 'SS',
  '\u202f': ' ', '\u2009': ' ', '\u2011': '-', '\u2212': '-', '\u02bc': '’',
};

/**
 * A text that the standard PDF fonts can draw: French keeps all its signs, other letters lose an accent (ő → o) and
 * what remains is a question mark. The name as the person wrote it stays in the register.
 */
export const printable = (text: string): string =>
  [...text.normalize('NFC').replace(/\s/gu, (space) => (space === '\u00a0' ? space : ' '))].map(printableChar).join('');

const printableChar = (char: string): string => {
  if (drawable(char)) return char;
  const plain = PLAIN[char];
  if (plain !== undefined) return plain;
  const base = char.normalize('NFD').replace(/\p{M}/gu, '');
  if (base === '') return '';
  return [...base].map((c) => (drawable(c) ? c : PLAIN[c] ?? '?')).join('');
};

const drawable = (char: string): boolean => {
  const code = char.codePointAt(0)!;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || EXTRA.has(char);
};
