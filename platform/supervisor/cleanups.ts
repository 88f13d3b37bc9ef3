/** What must be undone, in reverse order, when the platform stops or fails to start. */
export class Cleanups {
  readonly #steps: { what: string; undo: () => void | Promise<void> }[] = [];
  #running: Promise<void> | undefined;

  add(what: string, undo: () => void | Promise<void>): void { this.#steps.push({ what, undo }); }

  /** Undoes everything once, whoever asks; a step that fails does not keep the others from running. */
  run(onError: (what: string, error: unknown) => void): Promise<void> {
    this.#running ??= this.#undoAll(onError);
    return this.#running;
  }

  async #undoAll(onError: (what: string, error: unknown) => void): Promise<void> {
    for (const { what, undo } of this.#steps.reverse()) {
      try {
        await undo();
      } catch (error) {
        onError(what, error);
      }
    }
  }
}
