import { basename, dirname } from 'node:path';
import type { DiskFile, DiskFs } from '#base/files/disk-fs.ts';

type FileNode = { kind: 'file'; bytes: Buffer; synced: Buffer | undefined };
type FolderNode = {
  kind: 'folder';
  entries: Map<string, Node>;
  durable: Map<string, Node>;
  /** Changes of names since the last sync: after a cut each may have reached the disk or not. */
  pending: { name: string; node: Node | undefined }[];
};
type Node = FileNode | FolderNode;

export type Faults = {
  /** The power goes off at this call, counted from 1; never when absent. */
  cutAt?: number;
  /** Calls that lie: they answer without making anything durable. They prove that the test can fail. */
  lies?: 'file-sync' | 'folder-sync';
  /** Numbers in [0, 1[ that decide interleavings and what a cut spares. */
  random: () => number;
};

const errno = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });
const newFolder = (): FolderNode => ({ kind: 'folder', entries: new Map(), durable: new Map(), pending: [] });

/**
 * A file system in memory that keeps, over a power cut, only what was synced, plus any part of the
 * rest: an un-synced file may come back empty, cut short or zeroed, an un-synced name may or may not
 * be there, each on its own. That is all that POSIX promises and about the worst that disks do.
 */
export class ForgetfulFs implements DiskFs {
  calls = 0;
  readonly #faults: Faults;
  readonly #root: FolderNode;

  constructor(faults: Faults, root: FolderNode = newFolder()) {
    this.#faults = faults;
    this.#root = root;
  }

  /** The same disk after the cut, as the next start finds it. */
  afterCut(): ForgetfulFs {
    return new ForgetfulFs({ random: this.#faults.random }, this.#survivor(this.#root) as FolderNode);
  }

  async mkdir(path: string): Promise<void> {
    await this.#call();
    this.#add(path, newFolder());
  }

  async create(path: string): Promise<DiskFile> {
    await this.#call();
    const node: FileNode = { kind: 'file', bytes: Buffer.alloc(0), synced: undefined };
    this.#add(path, node);
    return this.#handle(node);
  }

  async openRead(path: string): Promise<DiskFile> {
    await this.#call();
    return this.#handle(this.#file(path));
  }

  async link(from: string, to: string): Promise<void> {
    await this.#call();
    this.#add(to, this.#file(from));
  }

  async unlink(path: string): Promise<void> {
    await this.#call();
    this.#file(path);
    const folder = this.#folder(dirname(path));
    folder.entries.delete(basename(path));
    folder.pending.push({ name: basename(path), node: undefined });
  }

  async syncDirectory(path: string): Promise<void> {
    await this.#call();
    const folder = this.#folder(path);
    if (this.#faults.lies === 'folder-sync') return;
    folder.durable = new Map(folder.entries);
    folder.pending = [];
  }

  async readdir(path: string): Promise<string[]> {
    await this.#call();
    return [...this.#folder(path).entries.keys()];
  }

  async stat(path: string): Promise<{ size: number; mtimeMs: number }> {
    await this.#call();
    return { size: this.#file(path).bytes.length, mtimeMs: 0 };
  }

  /** One system call: others may run meanwhile, and the power may go. */
  async #call(): Promise<void> {
    for (let turns = Math.floor(this.#faults.random() * 4); turns > 0; turns--) await Promise.resolve();
    this.calls += 1;
    if (this.calls >= (this.#faults.cutAt ?? Infinity)) throw new Error('power cut');
  }

  #handle(node: FileNode): DiskFile {
    return {
      write: async (parts) => {
        await this.#call();
        node.bytes = Buffer.concat([node.bytes, ...parts]);
      },
      read: async (into, position) => {
        await this.#call();
        return node.bytes.copy(into, 0, position);
      },
      sync: async () => {
        await this.#call();
        if (this.#faults.lies !== 'file-sync') node.synced = node.bytes;
      },
      close: () => this.#call(),
    };
  }

  #node(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const part of path.split('/').filter(Boolean)) {
      node = node?.kind === 'folder' ? node.entries.get(part) : undefined;
    }
    return node;
  }

  #file(path: string): FileNode {
    const node = this.#node(path);
    if (node?.kind !== 'file') throw errno('ENOENT', path);
    return node;
  }

  #folder(path: string): FolderNode {
    const node = this.#node(path);
    if (node?.kind !== 'folder') throw errno('ENOENT', path);
    return node;
  }

  #add(path: string, node: Node): void {
    const folder = this.#folder(dirname(path));
    const name = basename(path);
    if (folder.entries.has(name)) throw errno('EEXIST', path);
    folder.entries.set(name, node);
    folder.pending.push({ name, node });
  }

  #survivor(node: Node, seen = new Map<Node, Node>()): Node {
    const known = seen.get(node);
    if (known) return known;
    const copy: Node = node.kind === 'file' ? this.#survivingFile(node) : newFolder();
    seen.set(node, copy);
    if (node.kind === 'folder' && copy.kind === 'folder') {
      const names = new Map(node.durable);
      for (const change of node.pending) {
        if (this.#faults.random() < 0.5) continue;
        if (change.node) names.set(change.name, change.node);
        else names.delete(change.name);
      }
      for (const [name, child] of names) copy.entries.set(name, this.#survivor(child, seen));
      copy.durable = new Map(copy.entries);
    }
    return copy;
  }

  #survivingFile(node: FileNode): FileNode {
    const spared = [
      node.synced ?? Buffer.alloc(0),
      node.bytes,
      node.bytes.subarray(0, Math.floor(node.bytes.length * this.#faults.random())),
      Buffer.alloc(node.bytes.length),
    ][node.synced === node.bytes ? 0 : Math.floor(this.#faults.random() * 4)]!;
    return { kind: 'file', bytes: spared, synced: spared };
  }
}
