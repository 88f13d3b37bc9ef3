/** A label in the middle of a sentence: its first letter small. */
export const smallInitial = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
