import { oncePer } from '../../kernel/database/once.ts'

/** The file of an exhibit that stayed in a space until asked for; `title`: of the space. */
export interface RemoteFile {
  readonly sha256: string
  readonly space: string
  readonly title: string
}

/** The files of exhibits that stayed in their spaces. */
export const remoteFiles = oncePer(db => {
  const find = db.prepare<{ sha256: string }, RemoteFile>(
    'SELECT sha256, space, title FROM remote_files WHERE sha256 = @sha256 ORDER BY title, space LIMIT 1',
  )
  const ofSpace = db.prepare<{ space: string }, RemoteFile>(
    `SELECT sha256, space, title FROM remote_files WHERE space = @space
       AND sha256 IN (SELECT data ->> '$.file.sha256' FROM exhibits) ORDER BY sha256`,
  )
  const list = db.prepare<[], RemoteFile>('SELECT sha256, space, title FROM remote_files ORDER BY title DESC')
  const named = db
    .prepare<{ sha256: string }, string>("SELECT id FROM exhibits WHERE data ->> '$.file.sha256' = @sha256")
    .pluck()
  const add = db.prepare(
    'INSERT INTO remote_files (sha256, space, title) VALUES (@sha256, @space, @title) ON CONFLICT DO NOTHING',
  )
  const drop = db.prepare('DELETE FROM remote_files WHERE sha256 = @sha256')
  return {
    find: (sha256: string): RemoteFile | undefined => find.get({ sha256 }),
    /** Files that stayed in a space and that exhibits still name. */
    ofSpace: (space: string): RemoteFile[] => ofSpace.all({ space }),
    /** The title of the space where each stayed, by content. */
    titles: (): Map<string, string> => new Map(list.all().map(({ sha256, title }) => [sha256, title])),
    /** The exhibits that name a content. */
    exhibitsNaming: (sha256: string): string[] => named.all({ sha256 }),
    add: (file: RemoteFile): void => void add.run(file),
    drop: (sha256: string): void => void drop.run({ sha256 }),
  }
})
