import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { orphans } from '#test/house/rules/orphans.ts';

const PACKAGE = JSON.stringify({ bin: { socle: 'platform/cli/socle.mjs' } });

describe('orphans', () => {
  it('follows imports, worker paths and style sheets from the entry points', () => {
    assert.deepEqual(findingsAmong(orphans, {
      'package.json': PACKAGE,
      'platform/cli/socle.mjs': "import '#base/log/a.ts'; import '../web/page.css';",
      'base/log/a.ts': "new URL('./worker.ts', import.meta.url);",
      'base/log/worker.ts': 'run();',
      'platform/web/page.css': '@import "./colours.css";',
      'platform/web/colours.css': '',
      'services/x/service.ts': "export * from './limits.ts';",
      'services/x/limits.ts': '',
    }), []);
  });

  it('takes each sibling for reached by a module that loads by name', () => {
    assert.deepEqual(findingsAmong(orphans, {
      'bench/run.ts': 'await import(`./${name}.ts`);', 'bench/intake.ts': '', 'bench/deep/lost.ts': '',
    }), ['bench/deep/lost.ts:1: reached by nothing']);
  });

  it('tells what only tests reach from what nothing reaches', () => {
    assert.deepEqual(findingsAmong(orphans, {
      'package.json': PACKAGE,
      'platform/cli/socle.mjs': '// see base/log/lost.ts',
      'base/log/a.ts': '', 'base/log/a.unit.test.ts': "import './a.ts';",
      'base/log/lost.ts': "import './lost-too.ts';", 'base/log/lost-too.ts': '',
    }), [
      'base/log/a.ts:1: reached by tests only', 'base/log/lost.ts:1: reached by nothing',
      'base/log/lost-too.ts:1: reached by nothing',
    ]);
  });

  it('does not take the ratchet, which names what nothing reaches, for a reader', () => {
    assert.deepEqual(findingsAmong(orphans, { 'test/house/ratchet.json': '{"orphans": {"base/log/a.ts": 1}}', 'base/log/a.ts': '' }),
      ['base/log/a.ts:1: reached by nothing']);
  });

  it('lets tests alone use their helpers, but not keep a helper that none uses', () => {
    assert.deepEqual(findingsAmong(orphans, {
      'base/log/a.unit.test.ts': "import '#test/helper.ts'; import './a-contract.ts';",
      'test/helper.ts': '', 'base/log/a-contract.ts': '', 'test/unused.ts': '',
    }), ['test/unused.ts:1: reached by nothing']);
  });
});
