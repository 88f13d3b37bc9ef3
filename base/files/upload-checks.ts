import type { Keyring } from '#base/values/keyring.ts';
import type { Problem } from '#base/values/problem.ts';
import { openedBytes } from './file-bytes.ts';
import { openFileKey } from './file-key.ts';
import { legibilityAdvice, type LegibilityAdvice } from './legibility.ts';
import type { ObjectStore } from './object-store.ts';
import type { ReceivedFile } from './receive.ts';
import type { ReadFile, RendererPort } from './renderer-port.ts';

type Means = { store: ObjectStore; ring: Keyring; renderer: RendererPort };

const reading = ({ store, ring }: Means, { objectName, wrappedKey }: ReceivedFile): ReadFile => {
  const key = openFileKey(ring, objectName, wrappedKey);
  return () => openedBytes(store, objectName, key);
};

/**
 * What `Receiver.opens` asks: does a PDF that speaks of encryption open without a password? A renderer
 * that is busy or away does not hold the sender up: the file is kept and judged at its rendition.
 */
export const openingCheck = (means: Means) => async (file: ReceivedFile): Promise<Problem | undefined> => {
  const refusal = await means.renderer.opens(reading(means, file)).catch(() => undefined);
  return refusal?.problem;
};

/** The hint for a photo just received; nothing for a PDF, or when the renderer is busy or away. */
export const photoAdvice = async (means: Means, file: ReceivedFile): Promise<LegibilityAdvice[]> => {
  if (file.type === 'application/pdf') return [];
  const measured = await means.renderer.measures(reading(means, file), file.type).catch(() => undefined);
  return measured?.ok ? legibilityAdvice(measured.measures) : [];
};
