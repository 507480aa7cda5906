/** What is remembered of the last record of a key: what told it from others, and the folders it was met in. */
export interface Remembered {
  readonly mark: string
  readonly folders: readonly string[]
}

const nothing: Remembered = { mark: '', folders: [] }

/** Reads what `source_keys.hash` says. */
export function remembered(hash: string | null | undefined): Remembered {
  if (!hash) return nothing
  const [mark = '', ...folders] = hash.split(' ')
  return { mark, folders }
}

/** What to write there of a record just taken, met in `folder`. */
export function rememberedAs(mark: string, folder: string, before: Remembered = nothing): string {
  const folders = new Set(before.folders)
  if (folder) folders.add(folder)
  return [mark, ...folders].join(' ')
}
