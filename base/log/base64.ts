/**
 * Strict base64 (RFC 4648 §4): one byte string has exactly one text, so a changed character is always seen.
 * Undefined when the text is not the canonical encoding.
 */
export const decodeBase64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};
