import { readFileSync } from 'node:fs';

/**
 * Reads a configuration file: one `NAME=value` a line, `#` starts a comment line, quotes around a value are removed.
 * A missing file is an empty one. Throws on a line that is neither, with its number.
 */
export const readSettingsFile = (path: string): Record<string, string> => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  return parseSettings(text, path);
};

/** The pure half of `readSettingsFile`. */
export const parseSettings = (text: string, path: string): Record<string, string> => {
  const settings: Record<string, string> = {};
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*(#|$)/.test(line)) return;
    const found = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!found) throw new Error(`${path}:${index + 1}: expected NAME=value`);
    settings[found[1]!] = found[2]!.replace(/^(["'])(.*)\1$/, '$2');
  });
  return settings;
};
