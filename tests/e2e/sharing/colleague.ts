import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { runCli, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart } from '../window.ts'

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

type Who = Parameters<typeof firstStart>[1]

/** Begins an empty library, which meets its spaces only when the story says so. */
export async function startAlone(page: Page, who: Who = 'Avocat·e'): Promise<void> {
  await firstStart(page, who, 'Commencer sans rien')
  await ask(page, 'settings.save', { values: { 'office.quiet': 'off' } })
}

/**
 * Begins an empty library, and a space « Recours vidéo » in a folder that it shares with a colleague's library; where that one lies.
 * `isQuiet`: this library also meets by itself.
 */
export async function startWithPaul(
  page: Page,
  served: Served,
  folder: string,
  { who = 'Avocat·e', isQuiet = false }: { readonly who?: Who; readonly isQuiet?: boolean } = {},
): Promise<string> {
  // each command of such a story is a start of the program
  test.slow()
  if (isQuiet) await firstStart(page, who, 'Commencer sans rien')
  else await startAlone(page, who)
  return spaceWithPaul(served, folder)
}

/** Makes a space « Recours vidéo » in a folder, of the library served and of a colleague's; where that one lies. */
function spaceWithPaul(served: Served, folder: string): string {
  const office = join(folder, 'bureau')
  const paul = join(folder, 'paul')
  served.cli('office', 'init', '--url', office)
  served.cli('office', 'space', 'create', 'Recours vidéo', '--url', office, '--name', 'Marie Exemple')
  const { card } = JSON.parse(runCli(paul, ['office', 'card', '--name', 'Paul Exemple', '--json']))
  const { invitation } = JSON.parse(served.cli('office', 'space', 'invite', 'Recours vidéo', card, '--json'))
  runCli(paul, ['office', 'space', 'join', invitation])
  return paul
}
