import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneLine } from '../../../../../src/shared/kernel/one-line.ts'
import { loopback, temporary } from '../../../../contract/program.ts'

let place: ReturnType<typeof temporary>
let there: Awaited<ReturnType<typeof loopback>>
let draft = ''
let dossier = ''
beforeAll(async () => {
  place = temporary()
  there = await loopback(join(place.folder, 'b'), place.folder)
  const made = await there.call['dossiers.sample']({ type: 'advocacy' })
  draft = made.drafts[0] ?? ''
  dossier = made.id
})
afterAll(async () => {
  await there.served.close()
  place.remove()
})

const odd: [string, string][] = [
  ['accents', 'Requête en référé-liberté : l’œil de l’État n° 2'],
  ['slashes', '../../etc/passwd\\..\\C:\\x'],
  ['three hundred characters', 'Très long titre de requête '.repeat(12).slice(0, 300)],
  ['emoji', '📷🚫 Caméras 👩🏽‍⚖️'],
  ['right to left', 'عريضة ‮fdp.exe‬ ضد المراقبة'],
  ['quotes and line ends', 'Un "titre"\r\nSet-Cookie: x=1; ’'],
  ['nothing', ''],
  ['spaces and dots', ' ... '],
  ['a name Windows keeps', 'CON'],
  ['letters of many bytes', 'ضد'.repeat(75)],
  ['letters in two halves', `x${'📷'.repeat(80)}`],
]

describe.each(odd)('a title of %s', (_what, title) => {
  test('gives a Word file that can be fetched, under a name every system takes', async () => {
    const now = await there.call['drafts.get']({ id: draft })
    await there.call['drafts.save']({ draft: { ...now, title } })
    const made = await there.call['drafts.export']({ id: draft })
    expect(made.name).toMatch(/^_?[A-Za-z0-9-]{1,80}\.docx$/)
    expect(made.name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i)
    const file = await there.get(`/exports/${made.id}`)
    expect([file.status, (await file.arrayBuffer()).byteLength]).toEqual([200, made.bytes])
    expect(file.headers.get('content-disposition')).toContain(`filename="${made.name}"`)
  })
  test('gives a dossier in one file, which comes back with it', async () => {
    const now = await there.call['dossiers.get']({ id: dossier })
    await there.call['dossiers.save']({ dossier: { ...now, title } })
    const made = await there.call['dossiers.export']({ id: dossier })
    const file = await there.get(`/exports/${made.id}`)
    const back = await there.put(title || 'x', new Uint8Array(await file.arrayBuffer()))
    const again = await there.call['dossiers.import']({ file: back })
    expect((await there.call['dossiers.get']({ id: again.id })).title).toBe(oneLine(title))
  })
  test('as the name of an exhibit, keeps its bytes and stays in its place', async () => {
    const upload = await there.put(`${title}.pdf`, `octets de ${title}`)
    const made = await there.call['exhibits.add']({ dossier, file: upload })
    expect(made.file?.name).not.toMatch(/[\\/\0\r\n]|^\.\.?$/)
    expect((made.file?.name ?? '').length).toBeLessThanOrEqual(150)
    expect(made.file?.size).toBe(Buffer.byteLength(`octets de ${title}`))
  })
})
