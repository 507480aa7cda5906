import { oncePer } from '../../kernel/database/once.ts'

/** The file of an exhibit that stayed in a space until asked for; `title`: of the space. */
export interface RemoteFile {
  readonly sha256: string
  readonly space: string
  readonly title: string
  /** whether a deposit noted here rests on it */
  readonly isAwaited: boolean
}

/** The files of exhibits that stayed in their spaces. */
export const remoteFiles = oncePer(db => {
  const find = db.prepare<{ sha256: string }, Row>(
    `SELECT ${COLUMNS} FROM remote_files WHERE sha256 = @sha256 ORDER BY title, space LIMIT 1`,
  )
  const ofSpace = db.prepare<{ space: string }, Row>(
    `SELECT ${COLUMNS} FROM remote_files WHERE space = @space
       AND (is_awaited = 1 OR sha256 IN (SELECT data ->> '$.file.sha256' FROM exhibits)) ORDER BY sha256`,
  )
  const list = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM remote_files ORDER BY title DESC`)
  const named = db
    .prepare<{ sha256: string }, string>(
      `SELECT id FROM exhibits WHERE data ->> '$.file.sha256' = @sha256
       UNION SELECT sent.value ->> '$.id' FROM filings, json_each(filings.data, '$.exhibits') AS sent
       WHERE sent.value ->> '$.sha256' = @sha256`,
    )
    .pluck()
  const add = db.prepare(
    'INSERT INTO remote_files (sha256, space, title) VALUES (@sha256, @space, @title) ON CONFLICT DO NOTHING',
  )
  const expect = db.prepare('UPDATE remote_files SET is_awaited = 1 WHERE sha256 = @sha256')
  const drop = db.prepare('DELETE FROM remote_files WHERE sha256 = @sha256')
  return {
    find(sha256: string): RemoteFile | undefined {
      const row = find.get({ sha256 })
      return row && fileOf(row)
    },
    /** Files that stayed in a space, and that exhibits still name or a deposit rests on. */
    ofSpace: (space: string): RemoteFile[] => ofSpace.all({ space }).map(fileOf),
    /** The title of the space where each stayed, by content. */
    titles: (): Map<string, string> => new Map(list.all().map(({ sha256, title }) => [sha256, title])),
    /** The exhibits that name a content, or did when they were filed. */
    exhibitsNaming: (sha256: string): string[] => named.all({ sha256 }),
    add: ({ sha256, space, title }: Omit<RemoteFile, 'isAwaited'>): void =>
      void add.run({ sha256, space, title }),
    /** From now on each meeting asks for a file: a deposit rests on it. */
    await: (sha256: string): void => void expect.run({ sha256 }),
    drop: (sha256: string): void => void drop.run({ sha256 }),
  }
})

const COLUMNS = 'sha256, space, title, is_awaited AS isAwaited'

type Row = Omit<RemoteFile, 'isAwaited'> & { readonly isAwaited: number }

const fileOf = ({ isAwaited, ...file }: Row): RemoteFile => ({ ...file, isAwaited: isAwaited === 1 })
