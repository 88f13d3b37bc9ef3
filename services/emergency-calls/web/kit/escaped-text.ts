/** Characters that show nothing yet change what is read around them: controls, and those that turn the direction of the text after them. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text from outside as screens show it: such characters stand as their code, all else as it came (domain §13). */
export const escapedText = (text: string): string => text.replaceAll(UNSEEN, (char) =>
  `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
