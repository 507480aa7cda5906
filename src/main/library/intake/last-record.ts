/** Where and when a publisher filed a record. */
export interface Filing {
  /** folder of the publisher's tree: `publie`, `inedit`, `en`, `non`; '' where it is not told */
  readonly folder: string
  /** the publisher's state, from its archive: `20260327-213045`; '' where it is not told, which is older than any */
  readonly state: string
}

/** Memory of the records met under a key: the one last taken, and the newest state of each folder it was met in. */
export interface RecordMemory extends Filing {
  /** tells the record taken from another of the same key; '' where none was taken */
  readonly mark: string
  readonly folders: ReadonlyMap<string, string>
  /** marks of the undated records taken before this one, itself undated; the last ones only */
  readonly formerMarks: readonly string[]
}

const nothing: RecordMemory = { mark: '', folder: '', state: '', folders: new Map(), formerMarks: [] }

const FORMER_PREFIX = '~'
/** A publisher that gives one undated record more often, each time with other words, is read as it comes. */
const MAX_FORMER_MARKS = 8

/**
 * Parses `source_keys.hash`: `mark@state@folder` of the record taken, then the folders, each with its newest state where it is
 * not that of the mark. Without `@folder`, the record comes from the first of them; libraries of before states hold neither.
 * `~mark`: an undated record taken before.
 */
export function readMemory(hash: string | null | undefined): RecordMemory {
  if (!hash) return nothing
  const [head = '', ...words] = hash.split(' ')
  const filings = words.filter(word => !word.startsWith(FORMER_PREFIX))
  const formerMarks = words.filter(word => word.startsWith(FORMER_PREFIX)).map(word => word.slice(1))
  const [mark = '', state = '', folder] = head.split('@')
  const folders = new Map(
    filings.map((text): readonly [string, string] => {
      const [name = '', newest = state] = text.split('@')
      return [name, newest]
    }),
  )
  const [first = ''] = folders.keys()
  const publishedFolder = head.includes('@') ? undefined : [...folders.keys()].find(isPublished)
  return { mark, state, folder: folder ?? publishedFolder ?? first, folders, formerMarks }
}

/** Formats `source_keys.hash`. */
export function writeMemory({ mark, state, folder, folders, formerMarks }: RecordMemory): string {
  const names = [...folders].map(([name, newest]) => (newest === state ? name : `${name}@${newest}`))
  const [first = ''] = folders.keys()
  const isImplied = first === folder
  const head = isImplied ? (state ? `${mark}@${state}` : mark) : `${mark}@${state}@${folder}`
  return [head, ...names, ...formerMarks.map(one => FORMER_PREFIX + one)].join(' ')
}

/** The memory once the record `mark` was taken from there. */
export function rememberTaken(memory: RecordMemory, mark: string, { folder, state }: Filing): RecordMemory {
  const isUndated = state === '' && memory.state === '' && memory.mark !== ''
  const formerMarks = isUndated
    ? [...memory.formerMarks.filter(one => one !== mark), memory.mark].slice(-MAX_FORMER_MARKS)
    : []
  return { mark, folder, state, folders: rememberMet(memory, { folder, state }).folders, formerMarks }
}

/** Whether a record is the one last taken, or an undated one that was taken before it: read again, it changes nothing. */
export function wasTaken(mark: string, { state }: Filing, memory: RecordMemory): boolean {
  return memory.mark === mark || (state === '' && memory.formerMarks.includes(mark))
}

/** The memory once a record was met there: the newest state of each folder stays. */
export function rememberMet(memory: RecordMemory, { folder, state }: Filing): RecordMemory {
  if (!folder && !state) return memory
  const newest = memory.folders.get(folder)
  if (newest !== undefined && newest >= state) return memory
  return { ...memory, folders: new Map(memory.folders).set(folder, state) }
}

/** Whether a folder is that of the published decisions: of two records of one state and one key, theirs stands. */
const isPublished = (folder: string): boolean => folder === 'publie'

/**
 * Whether a record, of another mark than the one last taken, is to be taken after it: the newer state, then the published
 * folder, then, of two of one dated state, always the same. Of two without a date the one met last for the first time is taken.
 */
export function supersedes(mark: string, filing: Filing, memory: RecordMemory): boolean {
  if (!memory.mark || isBefore(memory, filing)) return true
  if (isBefore(filing, memory)) return false
  return filing.state === '' || mark > memory.mark
}

/** Whether a filing is of an older state than another, or, of the same, not that of the published decisions. */
export function isBefore(one: Filing, other: Filing): boolean {
  if (one.state !== other.state) return one.state < other.state
  return isPublished(other.folder) && !isPublished(one.folder)
}

/** The newest state a record was met in, in a folder, or in any where none is named. */
export function newestIn({ state, folders }: RecordMemory, folder: string): string {
  if (!folder) return [state, ...folders.values()].sort().at(-1) ?? ''
  return folders.get(folder) ?? ''
}
