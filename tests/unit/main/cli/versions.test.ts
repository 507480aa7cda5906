import { afterAll, expect, test } from 'vitest'
import { temporary } from '../../../contract/program.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
afterAll(() => place.remove())

const run = commandsOn(place.folder)

test('an answer changes: the text follows, its edits kept; its versions are compared and put back', async () => {
  const made = (
    await run('dossier', 'new', '--template', 'rep-vsa', '--set', 'commune=Moirans', '--json')
  ).json()
  const [draft] = made.drafts as string[]
  await run('draft', 'write', draft!, '--text', 'Un paragraphe à nous.')
  const kept = (await run('draft', 'keep', draft!, '--title', 'Premier jet', '--json')).json()
  expect((await run('draft', 'update', draft!)).out).toContain('suit déjà les réponses')

  await run('dossier', 'answer', made.id, '--set', 'decision.type=expresse')
  const seen = await run('draft', 'update', draft!)
  expect(seen.out).toContain('{+produite+}')
  expect(seen.out).toContain('Rien n’a été écrit')
  expect((await run('draft', 'update', draft!, '--apply')).out).toContain('L’écrit suit les réponses')
  const text = (await run('draft', 'show', draft!)).out
  expect(text).toContain('Un paragraphe à nous.')
  expect(text).not.toContain('indices concordants')

  expect((await run('draft', 'versions', draft!)).out).toContain('Premier jet')
  expect((await run('draft', 'compare', kept.id)).out).toContain('- [-Aucune délibération')
  await run('draft', 'back', kept.id)
  expect((await run('draft', 'show', draft!)).out).toContain('indices concordants')
  expect((await run('draft', 'compare', kept.id)).out).toBe('Les deux textes sont identiques.\n')
  expect((await run('draft', 'update', draft!)).out).toContain('{+produite+}')

  expect((await run('draft', 'linked', draft!)).out).toBe('Tous sont à jour.\n')
  expect((await run('draft', 'update', draft!, '--choose', 'b=autre')).code).toBe(2)
  expect((await run('draft', 'compare', 'rien')).code).toBe(1)
})

test('what a text would come to cite, and what an older one cited, is read as the source it is', async () => {
  await run('import', '--starter')
  const given = ['--set', 'decision.type=expresse', '--set', 'decision.published=2026-10-01']
  const made = (await run('dossier', 'new', '--template', 'rep-vsa', ...given, '--json')).json()
  const [draft] = made.drafts as string[]
  const kept = (await run('draft', 'keep', draft!, '--json')).json()
  await run('event', 'add', made.id, 'gracieux', '--date', '2026-10-14')
  const seen = (await run('draft', 'update', draft!)).out
  expect(seen).toContain('article\u00a0L.\u00a0411-2 du code des relations')
  expect(seen).not.toContain('introuvable')
  await run('draft', 'update', draft!, '--apply')
  await run('event', 'remove', made.id, (await run('event', 'list', made.id)).out.split(' ')[0]!)
  await run('draft', 'update', draft!, '--apply')
  const versions = (await run('draft', 'versions', draft!, '--json')).json() as { id: string }[]
  for (const { id } of versions)
    expect((await run('draft', 'compare', id, kept.id)).out).not.toContain('introuvable')
})

test('the versions of a text go along with the file of its dossier, and what it was assembled from', async () => {
  const made = (await run('dossier', 'new', '--template', 'rep-vsa', '--json')).json()
  await run('draft', 'keep', made.drafts[0], '--title', 'Relue')
  const file = `${place.folder}/dossier.zip`
  await run('dossier', 'export', made.id, '--out', file)
  const copy = (await run('dossier', 'import', file, '--json')).json()
  expect((await run('draft', 'versions', copy.drafts[0])).out).toContain('Relue')
  expect((await run('draft', 'update', copy.drafts[0])).out).toContain('suit déjà les réponses')
  expect((await run('dossier', 'answer', copy.id, '--set', 'preliminary=oui')).code).toBe(0)
  expect((await run('draft', 'update', copy.drafts[0], '--apply')).out).toContain('Cour de justice')
})
