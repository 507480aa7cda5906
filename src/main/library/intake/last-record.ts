/** Memory of the last record taken under a key: its mark, and the publisher's folders it lies in. */
export interface RecordMemory {
  readonly mark: string
  readonly folders: readonly string[]
}

const nothing: RecordMemory = { mark: '', folders: [] }

/** Parses `source_keys.hash`. */
export function readMemory(hash: string | null | undefined): RecordMemory {
  if (!hash) return nothing
  const [mark = '', ...folders] = hash.split(' ')
  return { mark, folders }
}

/** Formats `source_keys.hash` for a record just taken from `folder`. */
export function writeMemory(mark: string, folder: string, before: RecordMemory = nothing): string {
  const folders = new Set(before.folders)
  if (folder) folders.add(folder)
  return [mark, ...folders].join(' ')
}
