import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { canonical } from './canonical.ts';
import { readKey, signerOf } from './note.ts';
import { hashLeaf, rootFromPath, Tree } from './tree.ts';

const here = import.meta.dirname;

describe('the second verifier alone', () => {
  it('imports nothing but Node’s own modules and its own files', async () => {
    for (const name of ['tree', 'note', 'canonical', 'receipt', 'export', 'verify']) {
      const text = await readFile(join(here, `${name}.ts`), 'utf8');
      for (const [, from = 'import()'] of text.matchAll(/\bfrom '([^']+)'|\bimport\(/g)) {
        assert.match(from, /^node:|^\.\/[a-z]+\.ts$/);
      }
    }
  });

  it('passes the published vectors of RFC 6962 logs', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const roots = ['6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'];
    const tree = new Tree();
    inputs.forEach((input, i) => {
      tree.add(Buffer.from(input, 'hex'));
      assert.equal(tree.root(i + 1).toString('hex'), roots[i]);
    });
    assert.equal(new Tree().root(0).toString('hex'),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('follows the seven-leaf example of RFC 6962 §2.1.3', () => {
    const tree = new Tree();
    for (let i = 0; i < 7; i++) tree.add(Buffer.from(`d${i}`));
    const at = (from: number, to: number): Buffer => tree.mth(from, to);
    const leaf = (i: number): Buffer => hashLeaf(Buffer.from(`d${i}`));
    // The RFC's letters: a..f and j are leaf hashes, g h i k l the nodes above them.
    const [g, h, i, k, l] = [at(0, 2), at(2, 4), at(4, 6), at(0, 4), at(4, 7)];
    const paths: [number, Buffer[]][] = [
      [0, [leaf(1), h, l]], [3, [leaf(2), g, l]], [4, [leaf(5), leaf(6), k]], [6, [i, k]]];
    for (const [m, path] of paths) assert.deepEqual(rootFromPath(leaf(m), m, 7, path), tree.root(7));
    assert.equal(rootFromPath(leaf(5), 4, 7, paths[2]![1])?.equals(tree.root(7)), false);
    assert.equal(rootFromPath(leaf(6), 6, 7, [i]), null);
    assert.equal(rootFromPath(leaf(6), 6, 7, [i, k, k]), null);
  });

  it('verifies the example note of golang.org/x/mod/sumdb/note', () => {
    const peter = readKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const note = 'If you think cryptography is the answer to your problem,\n'
      + 'then you don\'t know what your problem is.\n\n'
      + '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    assert.equal(signerOf(note, 'PeterNeumann', [peter]), peter);
    assert.throws(() => signerOf(note.replace('answer', 'Answer'), 'PeterNeumann', [peter]), /wrong signature/);
    assert.throws(() => signerOf(note, 'PeterNeumann', []), /no known key/);
    assert.throws(() => readKey('PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'), /bad key/);
  });

  it('canonicalises as RFC 8785 shows', () => {
    const value = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27], string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false] };
    assert.equal(canonical(value), '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
      + '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
    assert.equal(canonical({ '\ufb33': 1, '\ud83d\ude00': 2, '\u20ac': 3, 1: 4 }), '{"1":4,"€":3,"😀":2,"\ufb33":1}');
    assert.throws(() => canonical('\ud800'), /surrogate/);
  });
});
