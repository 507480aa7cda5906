import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Draw } from '../../fixtures/mutate.ts'

/** One act of a program on its disk, as recorder.c writes it. */
export type DiskAct =
  | { readonly kind: 'create'; readonly inode: number; readonly path: string }
  | { readonly kind: 'write'; readonly inode: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'resize'; readonly inode: number; readonly size: number }
  | { readonly kind: 'flush'; readonly inode: number }
  | { readonly kind: 'folder' | 'flush-folder' | 'remove'; readonly path: string }
  | { readonly kind: 'rename' | 'link'; readonly from: string; readonly to: string }

/** Reads the acts that recorder.c wrote, in their order. */
export function readActs(bytes: Buffer): DiskAct[] {
  const acts: DiskAct[] = []
  let at = 0
  const number = () => {
    at += 8
    return Number(bytes.readBigUInt64LE(at - 8))
  }
  const blob = () => {
    const length = bytes.readUInt32LE(at)
    at += 4 + length
    return bytes.subarray(at - length, at)
  }
  const text = () => blob().toString('utf8').replaceAll(/\/+/g, '/')
  while (at < bytes.length) {
    const letter = String.fromCharCode(bytes[at] ?? 0)
    at += 1
    acts.push(readAct(letter, { number, blob, text }))
  }
  return acts
}

function readAct(
  letter: string,
  { number, blob, text }: { number: () => number; blob: () => Buffer; text: () => string },
): DiskAct {
  switch (letter) {
    case 'C':
      return { kind: 'create', inode: number(), path: text() }
    case 'W':
      return { kind: 'write', inode: number(), at: number(), bytes: blob() }
    case 'T':
      return { kind: 'resize', inode: number(), size: number() }
    case 'F':
      return { kind: 'flush', inode: number() }
    case 'M':
      return { kind: 'folder', path: text() }
    case 'D':
      return { kind: 'flush-folder', path: text() }
    case 'U':
      return { kind: 'remove', path: text() }
    case 'R':
      return { kind: 'rename', from: text(), to: text() }
    case 'L':
      return { kind: 'link', from: text(), to: text() }
    default:
      throw new Error(`no act is « ${letter} »`)
  }
}

interface FileNode {
  readonly kind: 'file'
  readonly isSpared: boolean
  /** bytes that a cut leaves */
  durable: Buffer
  /** writes and changes of size since the last flush */
  pending: DiskAct[]
}
interface FolderNode {
  readonly kind: 'folder'
  readonly entries: Map<string, Node>
  /** the entries that a cut leaves, where a folder must be flushed itself */
  durable: Map<string, Node>
}
type Node = FileNode | FolderNode

/** The files of a folder whose names begin by a prefix, as they lie before a program runs: all of it is on the disk. */
export interface DiskBase {
  readonly folder: string
  readonly prefix: string
  readonly inodes: ReadonlyMap<number, { readonly path: string; readonly bytes: Buffer }>
  readonly folders: readonly string[]
  /** lies on another machine: nothing of it is lost */
  readonly spared: string
}

export function readBase(folder: string, prefix: string, spared: string): DiskBase {
  const inodes = new Map<number, { path: string; bytes: Buffer }>()
  const folders: string[] = []
  const walk = (path: string) => {
    const facts = statSync(path)
    if (!facts.isDirectory()) return inodes.set(facts.ino, { path, bytes: readFileSync(path) })
    folders.push(path)
    for (const name of readdirSync(path)) walk(join(path, name))
    return undefined
  }
  for (const name of readdirSync(folder)) if (name.startsWith(prefix)) walk(join(folder, name))
  return { folder, prefix, inodes, folders, spared }
}

/**
 * How a disk keeps names at a cut. `journal`: as ext4 and XFS do, in their order, all those before the last flush of anything, then some.
 * `posix`: only those of a file or a folder that was flushed itself, as the standard promises and no more.
 */
export type NameRule = 'journal' | 'posix'
/** How it keeps what was written and not flushed: nothing of it, or some of it, in no order, the last one cut in its middle. */
export type DataRule = 'none' | 'some'

/** Puts in `to` what a disk holds after `count` acts, where its power is cut there. */
export function cutAt(
  base: DiskBase,
  acts: readonly DiskAct[],
  count: number,
  { names, data, dice, to }: { names: NameRule; data: DataRule; dice: Draw; to: string },
): void {
  const disk = newDisk(base)
  const files = new Map<number, FileNode>()
  for (const [inode, { path, bytes }] of base.inodes) {
    const node: FileNode = {
      kind: 'file',
      isSpared: path.startsWith(base.spared),
      durable: bytes,
      pending: [],
    }
    files.set(inode, node)
    disk.put(path, node)
  }
  disk.flushAll()
  const lastFlush = acts.slice(0, count).findLastIndex(({ kind }) => kind.startsWith('flush'))
  const namedUntil = names === 'journal' ? lastFlush + 1 + dice.below(count - lastFlush) : count
  for (const [n, act] of acts.slice(0, count).entries()) {
    if (act.kind === 'create') {
      const isSpared = act.path.startsWith(base.spared)
      files.set(act.inode, { kind: 'file', isSpared, durable: Buffer.alloc(0), pending: [] })
    }
    const node = 'inode' in act ? files.get(act.inode) : undefined
    if (act.kind === 'write' || act.kind === 'resize') node?.pending.push(act)
    if (node && (act.kind === 'flush' || node.isSpared)) settle(node, node.pending)
    if (node && act.kind === 'flush') disk.flushNamesOf(node)
    if (n < namedUntil || isNamedUnder(act, base.spared)) disk.name(act, files)
  }
  if (data === 'some') for (const node of files.values()) settle(node, torn(node.pending, dice))
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  disk.writeTo(to, names)
}

const isNamedUnder = (act: DiskAct, folder: string): boolean =>
  ('path' in act && act.path.startsWith(folder)) || ('to' in act && act.to.startsWith(folder))

/** Brings these acts into the bytes of a file. */
function settle(node: FileNode, acts: readonly DiskAct[]): void {
  for (const act of acts) {
    if (act.kind === 'resize') node.durable = resized(node.durable, act.size)
    if (act.kind !== 'write') continue
    const end = act.at + act.bytes.length
    const bytes = end > node.durable.length ? resized(node.durable, end) : Buffer.from(node.durable)
    act.bytes.copy(bytes, act.at)
    node.durable = bytes
  }
  node.pending = []
}

function resized(bytes: Buffer, size: number): Buffer {
  const next = Buffer.alloc(size)
  bytes.copy(next, 0, 0, Math.min(size, bytes.length))
  return next
}

/** Half of the acts, drawn, the last write cut at a sector. */
function torn(acts: readonly DiskAct[], dice: Draw): DiskAct[] {
  const some = acts.filter(() => dice.below(2) === 0)
  const last = some.at(-1)
  if (last?.kind !== 'write') return some
  const bytes = last.bytes.subarray(0, 512 * dice.below(Math.ceil(last.bytes.length / 512) + 1))
  return [...some.slice(0, -1), { ...last, bytes }]
}

/** The names of a disk, as they are and as a cut leaves them. */
function newDisk({ folder, folders, spared }: DiskBase) {
  const root: FolderNode = { kind: 'folder', entries: new Map(), durable: new Map() }
  const folderAt = (path: string): FolderNode | undefined => {
    if (path === folder) return root
    const node = folderAt(dirname(path))?.entries.get(basename(path))
    return node?.kind === 'folder' ? node : undefined
  }
  const get = (path: string) => folderAt(dirname(path))?.entries.get(basename(path))
  const put = (path: string, node: Node) => folderAt(dirname(path))?.entries.set(basename(path), node)
  const drop = (path: string) => folderAt(dirname(path))?.entries.delete(basename(path))
  for (const path of folders) put(path, { kind: 'folder', entries: new Map(), durable: new Map() })

  const each = (node: FolderNode, act: (one: FolderNode) => void): void => {
    act(node)
    for (const inner of node.entries.values()) if (inner.kind === 'folder') each(inner, act)
  }
  /** A flushed file, or folder, keeps its name and those of the folders above it. */
  const flushNamesOf = (node: Node): void =>
    each(root, parent => {
      for (const [name, inner] of parent.entries) {
        if (inner !== node || parent.durable.get(name) === node) continue
        for (const [old, before] of parent.durable) if (before === node) parent.durable.delete(old)
        parent.durable.set(name, node)
        flushNamesOf(parent)
      }
    })
  return {
    put,
    flushNamesOf,
    flushAll: () => each(root, one => (one.durable = new Map(one.entries))),
    name(act: DiskAct, files: ReadonlyMap<number, FileNode>): void {
      switch (act.kind) {
        case 'create': {
          const node = files.get(act.inode)
          if (node) put(act.path, node)
          return
        }
        case 'folder':
          put(act.path, { kind: 'folder', entries: new Map(), durable: new Map() })
          return
        case 'remove':
          drop(act.path)
          return
        case 'rename':
        case 'link': {
          const node = get(act.from)
          if (node && act.kind === 'rename') drop(act.from)
          if (node) put(act.to, node)
          return
        }
        case 'flush-folder': {
          const node = folderAt(act.path)
          if (!node) return
          node.durable = new Map(node.entries)
          flushNamesOf(node)
          return
        }
      }
    },
    writeTo(to: string, names: NameRule): void {
      const write = (node: FolderNode, at: string, isWhole: boolean): void => {
        mkdirSync(at, { recursive: true, mode: 0o700 })
        for (const [name, inner] of isWhole ? node.entries : node.durable)
          if (inner.kind === 'folder') write(inner, join(at, name), isWhole || name === basename(spared))
          else writeFileSync(join(at, name), inner.durable, { mode: 0o600 })
      }
      write(root, to, names === 'journal')
    },
  }
}
