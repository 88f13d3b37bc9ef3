import type { Rule } from '#test/house/house.ts';
import { bareText } from '#test/house/rules/bare-text.ts';
import { blobs } from '#test/house/rules/blobs.ts';
import { deadComments } from '#test/house/rules/dead-comments.ts';
import { declaredPackages } from '#test/house/rules/declared-packages.ts';
import { documentedNames } from '#test/house/rules/documented-names.ts';
import { docstrings } from '#test/house/rules/docstrings.ts';
import { fileLength } from '#test/house/rules/file-length.ts';
import { fileNames } from '#test/house/rules/file-names.ts';
import { foreignWords } from '#test/house/rules/foreign-words.ts';
import { functionLength } from '#test/house/rules/function-length.ts';
import { importForm } from '#test/house/rules/import-form.ts';
import { knownDecisions } from '#test/house/rules/known-decisions.ts';
import { layers } from '#test/house/rules/layers.ts';
import { limits } from '#test/house/rules/limits.ts';
import { lineLength } from '#test/house/rules/line-length.ts';
import { markdownLinks } from '#test/house/rules/markdown-links.ts';
import { markdownTitle } from '#test/house/rules/markdown-title.ts';
import { namedExports } from '#test/house/rules/named-exports.ts';
import { orphans } from '#test/house/rules/orphans.ts';
import { privateLogs } from '#test/house/rules/private-logs.ts';
import { promisedWork } from '#test/house/rules/promised-work.ts';
import { pureCore } from '#test/house/rules/pure-core.ts';
import { serviceSkeleton } from '#test/house/rules/service-skeleton.ts';
import { sqlValues } from '#test/house/rules/sql-values.ts';
import { testForm } from '#test/house/rules/test-form.ts';
import { textsInPairs } from '#test/house/rules/texts-in-pairs.ts';
import { unusedExports } from '#test/house/rules/unused-exports.ts';

/** Every rule of the house. */
export const RULES: readonly Rule[] = [
  layers, importForm, declaredPackages, orphans, unusedExports, serviceSkeleton, fileNames,
  fileLength, functionLength, lineLength, blobs,
  pureCore, namedExports, docstrings, deadComments, promisedWork, foreignWords,
  limits, sqlValues, privateLogs, testForm, textsInPairs, bareText, markdownTitle, markdownLinks, documentedNames, knownDecisions,
];
