const FIELD = 'input[name="_version"]';

/** The draft moved on: every form of the page must now send its new version. */
export const setDraftVersion = (root: ParentNode, version: number | string): void => {
  for (const input of root.querySelectorAll<HTMLInputElement>(FIELD)) input.value = String(version);
};

/** Version written in a page received from the server. */
export const draftVersionOf = (root: ParentNode): string | undefined =>
  root.querySelector<HTMLInputElement>(FIELD)?.value;
