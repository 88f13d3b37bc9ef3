/** A chord of the keyboard, shown beside what it does: `Alt+M`. The names of keys are alike in both languages. */
export const Chord = ({ of }: { of: string }) => <kbd>{`Alt+${of}`}</kbd>;
