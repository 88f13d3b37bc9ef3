/** A chord of the keyboard, shown beside what it does: `Alt+M`, or a function key by itself. The names are alike in both languages. */
export const Chord = ({ of }: { of: string }) => <kbd>{/^F\d/.test(of) ? of : `Alt+${of}`}</kbd>;
