import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { runCli } from '../fixture.ts'

/** Replaces words of a text of a library that no window has open, as its owner would. */
export function rewrite(library: string, draft: string, before: string, after: string): void {
  const db = new Sqlite(join(library, 'library.db'))
  try {
    const changes = db
      .prepare('UPDATE drafts SET data = replace(data, ?, ?), revision = revision + 1 WHERE id = ?')
      .run(before, after, draft)
    if (changes.changes !== 1) throw new Error(`no draft ${draft}`)
  } finally {
    db.close()
  }
}

interface Served {
  readonly cli: (...words: string[]) => string
}

/** Makes a space « Recours vidéo » in a folder, of the library served and of a colleague's; where that one lies. */
export function spaceWithPaul(served: Served, folder: string): string {
  const office = join(folder, 'bureau')
  const paul = join(folder, 'paul')
  served.cli('office', 'init', '--url', office)
  served.cli('office', 'space', 'create', 'Recours vidéo', '--url', office, '--name', 'Marie Exemple')
  const { card } = JSON.parse(runCli(paul, ['office', 'card', '--name', 'Paul Exemple', '--json']))
  const { invitation } = JSON.parse(served.cli('office', 'space', 'invite', 'Recours vidéo', card, '--json'))
  runCli(paul, ['office', 'space', 'join', invitation])
  return paul
}
