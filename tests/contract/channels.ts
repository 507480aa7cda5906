import { expect } from 'vitest'
import { markKept } from '../../src/main/imports/kept/kept-mark.ts'
import type { Channel, Client, FileRef } from '../../src/shared/contract/contract.ts'
import type { Block } from '../../src/shared/drafts/model.ts'
import { AppError } from '../../src/shared/kernel/errors.ts'
import type { Source } from '../../src/shared/library/model.ts'
import { aPng, aPngHead } from '../docx/texts/gallery.ts'
import { aDecision, aParty } from '../fixtures/builders.ts'
import { aModel, firmPaper } from '../fixtures/models.ts'
import { anUpdateFile } from '../fixtures/update-file.ts'
import { amendmentTrials } from './amendments.ts'
import { billTrials } from './bills.ts'
import { briefTrials } from './briefs.ts'
import { callTrials } from './calls.ts'
import { campaignTrials } from './campaigns.ts'
import { memberTrials, seated } from './members.ts'
import { officeTrials } from './office.ts'
import { officeMemberTrials } from './office-members.ts'
import { withoutOffice } from './program.ts'
import { projectTrials } from './projects.ts'
import { publishingTrials } from './publishing.ts'
import { togetherTrials } from './together.ts'
import { assistantTrials } from './trials/assistant.ts'
import { scanTrials } from './trials/scans.ts'

/** The means of trying a channel: a client, and how this host is handed a file. */
export interface Tried {
  readonly call: Client
  give(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<FileRef>
  /** the bytes of a file made for the user */
  fetchMade(id: string): Promise<Uint8Array<ArrayBuffer>>
}

const bytesOf = (file: Buffer) => new Uint8Array(file)
const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })

async function aDraftOf(call: Client) {
  const made = await call['dossiers.create']({
    template: 'rep-vsa',
    facts: { commune: 'Moirans' },
    parties: [aParty()],
  })
  return { dossier: made.id, id: made.drafts[0]! }
}

/** The decision attacked, notified that day. */
async function notified(call: Client, id: string, date: string) {
  const dossier = await call['dossiers.get']({ id })
  const event = {
    id: 'notification',
    kind: 'notified',
    date,
    label: 'Décision notifiée',
    options: ['regime-general'],
  }
  await call['dossiers.save']({
    dossier: { ...dossier, facts: { ...dossier.facts, 'decision.type': 'expresse' }, events: [event] },
  })
}

async function ended(call: Client, id: string) {
  for (;;) {
    const job = await call['jobs.get']({ id })
    if (job.state !== 'running') return job
    await new Promise(done => setTimeout(done, 20))
  }
}

const longer = (source: Source): Source =>
  source.kind === 'argument'
    ? {
        ...source,
        development: `${source.development}\n\nPhrase ajoutée à la source.`,
        variants: { ...source.variants, filing: `${source.variants.filing}\n\nPhrase ajoutée à la source.` },
      }
    : source
const saved = async (call: Client) => call['library.save']({ source: aDecision() })
/** Two decisions with the same number and day in courts of two seats, so that their keys do not meet. */
async function twins(call: Client): Promise<[string, string]> {
  const number = String(2_000_000 + Math.floor(Math.random() * 900_000))
  const both = ['Nice', 'Nice (tribunal)'].map((city, n) =>
    aDecision({
      id: `jumelle-${number}-${n}`,
      court: 'TA',
      city,
      numbers: [number],
      ecli: undefined,
      notes: n ? 'lue à la bibliothèque' : '',
    }),
  )
  for (const source of both) await call['library.save']({ source })
  return [both[0]!.id, both[1]!.id]
}
const aPack = (n: number) =>
  JSON.stringify({
    pretoire: 1,
    id: 'essai',
    title: 'Essai',
    author: '',
    licence: '',
    date: '2026-01-01',
    sources: Array.from({ length: n }, (_, i) => aDecision({ id: `lot-${i}`, numbers: [`99${i}`] })),
  })

/** One trial per channel, run directly and over HTTP: a channel without a trial does not compile. */
export const trials: { readonly [C in Channel]: (tried: Tried) => Promise<void> } = {
  ...assistantTrials,
  ...scanTrials,
  ...briefTrials,
  ...memberTrials,
  ...callTrials,
  ...officeTrials,
  ...officeMemberTrials,
  ...togetherTrials,
  ...projectTrials,
  ...publishingTrials,
  'diagnostics.log': async ({ call }) => {
    const { lines } = await call['diagnostics.log']({})
    expect(lines).toEqual(expect.any(Array))
  },
  'diagnostics.reveal': async ({ call }) => {
    // the system's own window stays closed: none is in reach
    const { PATH } = process.env
    process.env.PATH = ''
    const { folder } = await call['diagnostics.log']({})
    await expect(call['diagnostics.reveal']({})).rejects.toThrow(folder)
    process.env.PATH = PATH
  },
  'diagnostics.report': async ({ call }) => {
    const { text } = await call['diagnostics.report']({})
    expect(text).toMatch(/^Prétoire \d+\.\d+\.\d+.*Node \d+/)
    expect(text).toContain('Bibliothèque :')
  },
  'diagnostics.record': async ({ call }) => {
    expect(
      await call['diagnostics.record']({ panel: 'Pièces', name: 'TypeError', message: 'x', stack: '' }),
    ).toEqual({})
  },
  'offers.list': async ({ call }) => {
    expect(await call['offers.list']({})).toEqual([])
  },
  'offers.answer': async ({ call }) => {
    // another window may have answered first
    expect(await call['offers.answer']({ id: crypto.randomUUID(), taken: false })).toEqual({})
  },
  'offers.keep': async ({ call, give }) => {
    const page = markKept(
      { address: 'https://exemple.fr/note', day: '2026-12-04' },
      '<html><head><title>Note gardée</title></head><body><p>Un paragraphe.</p></body></html>',
    )
    const kept = { address: 'https://exemple.fr/note', title: 'Note gardée', day: '2026-12-04' }
    const keep = async () =>
      call['offers.keep']({ file: await give('note.html', new TextEncoder().encode(page)), ...kept })
    const { sources } = await keep()
    expect(sources).toHaveLength(1)
    expect(await keep()).toMatchObject({ outcome: 'present', sources })
    expect(await call['library.get']({ id: sources[0]?.id ?? '' })).toMatchObject({
      title: 'Note gardée',
      url: 'https://exemple.fr/note',
      accessed: '2026-12-04',
    })
  },
  'offers.openLink': async ({ call }) => {
    // a trial has nobody to ask
    expect(await call['offers.openLink']({ address: 'https://www.legifrance.gouv.fr/' })).toEqual({
      isAsked: false,
    })
  },
  'library.search': async ({ call }) => {
    const source = await call['library.save']({ source: aDecision({ name: 'Commune de Zedville' }) })
    const { hits, total, facets, coverage } = await call['library.search']({
      text: 'zedville juridiction:CE',
    })
    expect(hits.find(hit => hit.id === source.id)?.why).toContain('dans le titre')
    expect(total).toBeGreaterThan(0)
    expect(facets.court.CE).toBe(total)
    expect(coverage.indexed).toBe(coverage.texts)
  },
  'library.links': async ({ call }) => {
    const decision = aDecision()
    const cited = await call['library.save']({ source: decision })
    const source = await call['library.save']({
      source: aDecision({
        text: [
          { n: 7, text: `Par sa décision n° ${decision.numbers[0]} du 24 janvier 2024, le Conseil d’État.` },
        ],
      }),
    })
    const { read, cites } = await call['library.links']({ id: source.id })
    expect(read).toBe(true)
    expect(cites).toMatchObject([{ hit: { id: cited.id }, times: 1, places: [{ n: 7, passage: 0 }] }])
    const { citedBy, citedByTotal } = await call['library.links']({ id: cited.id, limit: 1 })
    expect(citedByTotal).toBe(1)
    expect(citedBy[0]?.hit?.id).toBe(source.id)
    await expect(call['library.links']({ id: 'nulle-part' })).rejects.toThrow(AppError)
  },
  'library.recognise': async ({ call }) => {
    const decision = await call['library.save']({ source: aDecision() })
    const number = decision.kind === 'decision' ? decision.numbers[0] : ''
    const key = `decision:ce||${number}|`
    const found = await call['library.recognise']({ cited: [[key], ['decision:ce||999999|']] })
    expect(found).toEqual([
      {
        kind: 'decision',
        id: decision.id,
        full: expect.stringContaining(`${number}`),
        short: expect.any(String),
      },
      null,
    ])
  },
  'library.missing': async ({ call }) => {
    await call['library.save']({
      source: aDecision({ text: [{ text: 'Vu la loi n° 1991-9347 du 3 mars 1991 ;' }] }),
    })
    while ((await call['library.trace']({})).left);
    const { items, total, coverage } = await call['library.missing']({ kind: 'text', limit: 2000 })
    expect(items).toContainEqual(
      expect.objectContaining({ key: 'article:loi 19919347|', times: 1, sources: 1 }),
    )
    expect(total).toBe(items.length)
    expect(coverage.read).toBe(coverage.texts)
  },
  'library.trace': async ({ call }) => {
    const { id } = await saved(call)
    while ((await call['library.trace']({})).left);
    expect(await call['library.trace']({})).toEqual({ done: 0, left: 0 })
    expect((await call['library.links']({ id })).read).toBe(true)
  },
  'library.standings': async ({ call }) => {
    const { id } = await call['library.save']({ source: aDecision({ text: [{ n: 1, text: 'Un point.' }] }) })
    const of = [{ id }, { id, pin: 'pt 9' }, { id: 'nulle-part' }]
    expect((await call['library.standings']({ of })).map(one => one.state)).toEqual(['held', 'unverified'])
  },
  'library.get': async ({ call }) => {
    const source = await saved(call)
    expect(await call['library.get']({ id: source.id })).toEqual(source)
    await expect(call['library.get']({ id: 'nulle-part' })).rejects.toThrow(AppError)
  },
  'library.officeCorpus': async ({ call }) => expect(await call['library.officeCorpus']({})).toBeNull(),
  'library.useOfficeCorpus': async ({ call }) => {
    await expect(call['library.useOfficeCorpus']({ address: 'bureau' })).rejects.toEqual(refusal('refused'))
    expect(await call['library.useOfficeCorpus']({ address: '' })).toBeNull()
  },
  'library.takingOffline': async ({ call }) => {
    expect(await call['library.takingOffline']({})).toEqual([])
  },
  'library.stopOffline': async ({ call }) => {
    expect(await call['library.stopOffline']({ run: 'personne' })).toEqual({})
  },
  'library.takeOffline': async ({ call }) => {
    await expect(call['library.takeOffline']({ cited: true })).rejects.toEqual(refusal('refused'))
  },
  'library.save': async ({ call }) => {
    const source = await saved(call)
    const next = await call['library.save']({ source: { ...source, notes: 'à relire' } })
    expect(next.revision).toBeGreaterThan(source.revision)
    await expect(call['library.save']({ source: { ...source, notes: 'autre' } })).rejects.toEqual(
      refusal('stale'),
    )
  },
  'library.remove': async ({ call }) => {
    const { id } = await saved(call)
    expect(await call['library.remove']({ id })).toEqual({})
    await expect(call['library.get']({ id })).rejects.toEqual(refusal('not-found'))
  },
  'library.restore': async ({ call }) => {
    const { id } = await saved(call)
    await call['library.remove']({ id })
    await call['library.restore']({ id })
    expect((await call['library.get']({ id })).id).toBe(id)
  },
  'library.history': async ({ call }) => {
    const source = await saved(call)
    await call['library.save']({ source: { ...source, notes: 'lue' } })
    expect((await call['library.history']({ id: source.id }))[0]?.before.notes).toBe('')
  },
  'library.revert': async ({ call }) => {
    const source = await saved(call)
    const { revision } = await call['library.save']({ source: { ...source, notes: 'lue' } })
    expect((await call['library.revert']({ id: source.id, revision })).notes).toBe('')
  },
  'library.exportTexts': async ({ call, fetchMade }) => {
    const { id } = await saved(call)
    const textOf = async (format: 'markdown' | 'odt') =>
      Buffer.from(await fetchMade((await call['library.exportTexts']({ ids: [id], format })).id)).toString(
        'latin1',
      )
    expect(await textOf('markdown')).toMatch(/^# CE, /)
    expect(await textOf('odt')).toMatch(/^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.text/s)
  },
  'library.exportReferences': async ({ call, fetchMade }) => {
    const { id } = await saved(call)
    const file = await call['library.exportReferences']({ ids: [id], format: 'csl' })
    expect(file).toMatchObject({ name: 'references.json', left: 0 })
    expect(JSON.parse(Buffer.from(await fetchMade(file.id)).toString())).toMatchObject([
      { id, type: 'legal_case' },
    ])
  },
  'library.count': async ({ call }) => {
    const before = (await call['library.count']({})).decision ?? 0
    await saved(call)
    expect((await call['library.count']({})).decision).toBe(before + 1)
  },
  'library.doctor': async ({ call }) => {
    // the other trials leave calls of members that were never imported, and the like
    expect((await call['library.doctor']({})).filter(one => one.code !== 'link')).toEqual([])
  },
  'library.mend': async ({ call }) => {
    expect(await call['library.mend']({})).toMatchObject({ aside: 0, back: 0 })
  },
  'library.bulk': async ({ call }) => {
    const { id } = await saved(call)
    const { act, changed } = await call['library.bulk']({ ids: [id], bulk: { act: 'tag', tag: 'drones' } })
    expect(changed).toBe(1)
    expect((await call['library.get']({ id })).tags).toContain('drones')
    await call['library.undo']({ act })
  },
  'library.undo': async ({ call }) => {
    const { id } = await saved(call)
    const { act } = await call['library.bulk']({ ids: [id], bulk: { act: 'remove' } })
    await expect(call['library.get']({ id })).rejects.toEqual(refusal('not-found'))
    expect(await call['library.undo']({ act })).toEqual({ changed: 1, left: [] })
    expect((await call['library.get']({ id })).id).toBe(id)
    await expect(call['library.undo']({ act })).rejects.toEqual(refusal('not-found'))
  },
  'library.duplicates': async ({ call }) => {
    const [one, other] = await twins(call)
    const groups = await call['library.duplicates']({})
    expect(groups.map(({ hits }) => hits.map(({ id }) => id).sort())).toContainEqual([one, other].sort())
  },
  'library.joined': async ({ call }) => {
    const [keep, other] = await twins(call)
    const joined = await call['library.joined']({ keep, others: [other] })
    expect(joined).toMatchObject({ source: { id: keep, notes: 'lue à la bibliothèque' } })
    expect((await call['library.get']({ id: keep })).notes).toBe('')
  },
  'library.merge': async ({ call }) => {
    const [keep, other] = await twins(call)
    const { act, source } = await call['library.merge']({ keep, others: [other] })
    expect(source.notes).toBe('lue à la bibliothèque')
    expect((await call['library.get']({ id: other })).id).toBe(keep)
    await call['library.unmerge']({ act })
  },
  'library.unmerge': async ({ call }) => {
    const [keep, other] = await twins(call)
    const before = await call['library.get']({ id: other })
    const { act } = await call['library.merge']({ keep, others: [other] })
    await call['library.unmerge']({ act })
    expect(await call['library.get']({ id: other })).toMatchObject({ id: before.id, notes: before.notes })
    expect((await call['library.get']({ id: keep })).notes).toBe('')
  },
  'library.distinct': async ({ call }) => {
    const ids = await twins(call)
    const { act } = await call['library.distinct']({ ids })
    const groups = async () =>
      (await call['library.duplicates']({})).map(({ hits }) => hits.map(({ id }) => id).sort())
    expect(await groups()).not.toContainEqual(ids.sort())
    await call['library.unmerge']({ act })
    expect(await groups()).toContainEqual(ids.sort())
  },
  'collections.list': async ({ call }) => {
    const made = await call['collections.save']({ title: 'Vidéosurveillance' })
    expect(await call['collections.list']({})).toContainEqual(made)
  },
  'collections.save': async ({ call }) => {
    const made = await call['collections.save']({ title: 'Drones' })
    const renamed = await call['collections.save']({ id: made.id, title: 'Drones et ballons' })
    expect(renamed).toMatchObject({ id: made.id, title: 'Drones et ballons' })
    await expect(call['collections.save']({ title: '' })).rejects.toEqual(refusal('invalid'))
  },
  'collections.remove': async ({ call }) => {
    const { id } = await call['collections.save']({ title: 'À jeter' })
    await call['collections.remove']({ id })
    expect((await call['collections.list']({})).map(one => one.id)).not.toContain(id)
  },
  'collections.restore': async ({ call }) => {
    const { id } = await call['collections.save']({ title: 'À reprendre' })
    await call['collections.remove']({ id })
    await call['collections.restore']({ id })
    expect((await call['collections.list']({})).map(one => one.id)).toContain(id)
  },
  'collections.add': async ({ call }) => {
    const source = await saved(call)
    const { id } = await call['collections.save']({ title: 'Avec une décision' })
    await call['collections.add']({ id, sources: [source.id, source.id] })
    expect((await call['collections.list']({})).find(one => one.id === id)?.count).toBe(1)
  },
  'collections.take': async ({ call }) => {
    const source = await saved(call)
    const { id } = await call['collections.save']({ title: 'Sans rien' })
    await call['collections.add']({ id, sources: [source.id] })
    await call['collections.take']({ id, sources: [source.id] })
    expect((await call['collections.list']({})).find(one => one.id === id)?.count).toBe(0)
  },
  'collections.sources': async ({ call }) => {
    const source = await saved(call)
    const { id } = await call['collections.save']({ title: 'Ce qu’elle tient' })
    await call['collections.add']({ id, sources: [source.id] })
    expect(await call['collections.sources']({ id })).toMatchObject([{ id: source.id, kind: 'decision' }])
    await expect(call['collections.sources']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'collections.order': async ({ call }) => {
    const [one, other] = [await saved(call), await saved(call)]
    const { id } = await call['collections.save']({ title: 'Dans son ordre' })
    await call['collections.add']({ id, sources: [one.id, other.id] })
    await call['collections.order']({ id, sources: [other.id] })
    expect((await call['collections.sources']({ id })).map(source => source.id)).toEqual([other.id, one.id])
  },
  'collections.of': async ({ call }) => {
    const source = await saved(call)
    const { id } = await call['collections.save']({ title: 'Où elle est' })
    await call['collections.add']({ id, sources: [source.id] })
    expect(await call['collections.of']({ id: source.id })).toContain(id)
  },
  'searches.list': async ({ call }) => {
    const made = await call['searches.save']({ title: 'Zèbres', search: { text: 'zèbre', court: 'CE' } })
    expect(await call['searches.list']({})).toContainEqual(made)
  },
  'searches.save': async ({ call }) => {
    const { id, search } = await call['searches.save']({ title: 'Drones', search: { text: 'drone' } })
    const renamed = await call['searches.save']({ id, title: 'Drones de police', search })
    expect(renamed).toMatchObject({ id, title: 'Drones de police', search: { text: 'drone' } })
    await expect(call['searches.save']({ title: '', search })).rejects.toEqual(refusal('invalid'))
  },
  'searches.remove': async ({ call }) => {
    const { id } = await call['searches.save']({ title: 'À jeter', search: { text: '' } })
    await call['searches.remove']({ id })
    expect((await call['searches.list']({})).map(one => one.id)).not.toContain(id)
    await expect(call['searches.remove']({ id })).rejects.toEqual(refusal('not-found'))
  },
  ...amendmentTrials,
  ...campaignTrials,
  ...billTrials,
  'bills.list': async ({ call }) => {
    await ended(call, (await call['imports.starter']({})).id)
    expect((await call['bills.list']({})).length).toBeGreaterThan(0)
  },

  'imports.start': async ({ call, give }) => {
    const job = await ended(
      call,
      (await call['imports.start']({ files: [await give('lot.json', aPack(3))] })).id,
    )
    expect(job.report).toMatchObject({ read: 3, rejected: [] })
  },
  'imports.starter': async ({ call }) => {
    const job = await ended(call, (await call['imports.starter']({})).id)
    expect(job).toMatchObject({ state: 'done', report: { rejected: [] } })
  },
  'imports.list': async ({ call, give }) => {
    const { id } = await call['imports.start']({ files: [await give('lot.json', aPack(2))] })
    await ended(call, id)
    expect((await call['imports.list']({}))[0]).toMatchObject({
      id,
      state: 'done',
      report: { read: 2, rejected: 0 },
      endedAt: expect.any(String),
    })
  },
  'imports.resume': async ({ call, give }) => {
    await expect(call['imports.resume']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
    const { id } = await call['imports.start']({ files: [await give('lot.json', aPack(2))] })
    await ended(call, id)
    await expect(call['imports.resume']({ id })).rejects.toEqual(refusal('refused'))
  },
  'imports.effects': async ({ call }) => {
    await expect(call['imports.effects']({ id: 'introuvable' })).rejects.toEqual(refusal('not-found'))
  },
  'imports.report': async ({ call, give }) => {
    const { id } = await call['imports.start']({ files: [await give('casse.xml', '<TEXTE_')] })
    await ended(call, id)
    expect(await call['imports.report']({ id, outcome: 'rejected' })).toEqual({
      total: 1,
      lines: [{ outcome: 'rejected', file: 'casse.xml', place: '', reason: expect.any(String) }],
    })
    expect(await call['imports.report']({ id, text: 'introuvable' })).toEqual({ total: 0, lines: [] })
  },
  'imports.files': async ({ call, give }) => {
    const { id } = await call['imports.start']({
      files: [await give('casse.xml', '<TEXTE_'), await give('coupe.xml', '<JURI')],
    })
    await ended(call, id)
    const refused = [{ kind: 'contenu refusé', outcomes: [{ outcome: 'rejected', count: 1 }] }]
    expect(await call['imports.files']({ id })).toEqual({
      total: 2,
      files: [
        { file: 'casse.xml', kinds: refused },
        { file: 'coupe.xml', kinds: refused },
      ],
    })
    expect((await call['imports.files']({ id, limit: 1, offset: 1 })).files).toHaveLength(1)
  },
  'imports.saveReport': async ({ call, give, fetchMade }) => {
    const { id } = await call['imports.start']({ files: [await give('casse;1.xml', '<TEXTE_')] })
    await ended(call, id)
    const text = Buffer.from(await fetchMade((await call['imports.saveReport']({ id })).id)).toString()
    expect(text).toMatch(/^\ufeffRésultat;Fichier;.*\r\nrefusé;"casse;1.xml";;/)
  },
  'jobs.pause': async ({ call, give }) => {
    const { id } = await call['imports.start']({ files: [await give('lot.json', aPack(400))] })
    expect(await call['jobs.pause']({ id })).toEqual({})
    await call['jobs.resume']({ id })
    expect((await ended(call, id)).state).toBe('done')
    await expect(call['jobs.pause']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
  },
  'jobs.resume': async ({ call, give }) => {
    const { id } = await call['imports.start']({ files: [await give('lot.json', aPack(3))] })
    expect(await call['jobs.resume']({ id })).toEqual({})
    expect((await ended(call, id)).state).toBe('done')
  },
  'jobs.get': async ({ call }) => {
    const { id } = await call['imports.starter']({})
    expect((await call['jobs.get']({ id })).id).toBe(id)
    await expect(call['jobs.get']({ id: 'nulle-part' })).rejects.toEqual(refusal('not-found'))
    await ended(call, id)
  },
  'jobs.list': async ({ call }) => {
    const { id } = await call['imports.starter']({})
    expect((await call['jobs.list']({})).map(job => job.id)).toContain(id)
    await ended(call, id)
  },
  'jobs.cancel': async ({ call, give }) => {
    const { id } = await call['imports.start']({ files: [await give('lot.json', aPack(400))] })
    expect(await call['jobs.cancel']({ id })).toEqual({})
    expect((await ended(call, id)).state).not.toBe('failed')
  },

  'packs.prepare': async ({ call }) => {
    const { id } = await call['library.save']({ source: aDecision({ notes: 'entre nous' }) })
    expect(await call['packs.prepare']({ what: { ids: [id] } })).toMatchObject({
      total: 1,
      kinds: { decision: 1 },
      noted: [{ id }],
    })
    await expect(call['packs.prepare']({ what: { ids: ['nulle-part'] } })).rejects.toEqual(refusal('refused'))
  },
  'packs.send': async ({ call, fetchMade }) => {
    const { id } = await saved(call)
    const made = await call['packs.send']({ what: { ids: [id] }, title: 'Essai', author: 'Nous' })
    expect(made.name).toBe('Essai.pretoire')
    expect(JSON.parse(Buffer.from(await fetchMade(made.id)).toString())).toMatchObject({ pretoire: 2 })
  },
  'packs.shares': async tried => {
    const bill = await seated(tried)
    const { call, give, fetchMade } = tried
    const members = await call['targets.propose']({ bill, filters: { own: '38' } })
    const list = await call['targets.save']({
      id: 'à partager',
      title: 'Tous',
      bill,
      filters: {},
      ranked: members,
    })
    const share = (seed: number) =>
      call['packs.shares']({ list: list.id, volunteers: 2, seed, author: 'Collectif' })
    const { deal, files, left } = await share(7)
    expect([...deal.parts.flat()].sort()).toEqual(members.map(one => one.member).sort())
    expect(left).toBe(0)
    const [first] = files
    const file = await fetchMade(first!.id)
    const pack = JSON.parse(Buffer.from(file).toString())
    const content = JSON.parse(pack.content)
    expect(content).toMatchObject({ author: 'Collectif', version: 'tirage n° 7', bills: [{ id: bill }] })
    expect(content.targets[0].ranked.map((one: { member: string }) => one.member)).toEqual(deal.parts[0])
    // neither the place of who dealt it, nor the whole of the deal
    expect(pack.content).not.toContain('département')
    expect(content.targets[0]).not.toHaveProperty('deal')
    // whoever receives it finds the list, signed
    const review = await call['packs.review']({ file: await give('part.pretoire', file) })
    expect(review).toMatchObject({ signature: 'known' })
    await call['packs.apply']({ id: review.id })
    expect((await call['targets.list']({ bill })).map(one => one.title)).toContain('Tous, part 1 sur 2')
    expect((await call['targets.list']({ bill })).find(one => one.id === list.id)?.deal).toEqual(deal)
    await expect(
      call['packs.shares']({ list: list.id, volunteers: 50, author: 'Collectif' }),
    ).rejects.toEqual(refusal('refused'))
  },
  'packs.review': async ({ call, give }) => {
    const review = await call['packs.review']({ file: await give('lot.pretoire', aPack(2)) })
    expect(review).toMatchObject({ title: 'Essai', signature: 'none' })
    await expect(call['packs.review']({ file: await give('lot.pretoire', '{"pretoire":') })).rejects.toEqual(
      refusal('damaged'),
    )
  },
  'packs.apply': async ({ call, give }) => {
    const { id } = await call['packs.review']({ file: await give('lot.pretoire', aPack(2)) })
    expect(await call['packs.apply']({ id })).toMatchObject({ act: expect.any(String) })
    expect((await call['library.get']({ id: 'lot-1' })).kind).toBe('decision')
    await expect(call['packs.apply']({ id })).rejects.toEqual(refusal('not-found'))
  },
  'packs.drop': async ({ call, give }) => {
    const { id } = await call['packs.review']({ file: await give('lot.pretoire', aPack(2)) })
    expect(await call['packs.drop']({ id })).toEqual({})
    await expect(call['packs.apply']({ id })).rejects.toEqual(refusal('not-found'))
  },
  'packs.undo': async ({ call, give }) => {
    const source = aDecision()
    const pack = JSON.stringify({ ...JSON.parse(aPack(0)), id: 'annulé', sources: [source] })
    const { id } = await call['packs.review']({ file: await give('lot.pretoire', pack) })
    const { act } = await call['packs.apply']({ id })
    expect(await call['packs.undo']({ id: act })).toEqual({ restored: 1, left: [] })
    await expect(call['library.get']({ id: source.id })).rejects.toEqual(refusal('not-found'))
    await expect(call['packs.undo']({ id: act })).rejects.toEqual(refusal('refused'))
  },
  'packs.list': async ({ call, give }) => {
    const { id } = await call['packs.review']({ file: await give('lot.pretoire', aPack(1)) })
    const { act } = await call['packs.apply']({ id })
    expect((await call['packs.list']({}))[0]).toMatchObject({ id: act, title: 'Essai', undoable: true })
  },
  'packs.cut': async ({ call }) => expect(await call['packs.cut']({})).toEqual([]),
  'packs.ending': async ({ call }) => expect(await call['packs.ending']({})).toEqual([]),
  'packs.told': async ({ call }) => expect(await call['packs.told']({ id: 'aucun' })).toEqual({}),
  'identity.get': async ({ call }) =>
    expect(await call['identity.get']({})).toMatchObject({ others: expect.any(Array) }),
  'identity.export': async ({ call, fetchMade }) => {
    const made = await call['identity.export']({ passphrase: 'cheval agrafe pluie' })
    expect(made.name).toMatch(/\.pretoire-cle$/)
    expect(Buffer.from(await fetchMade(made.id)).toString()).not.toContain('PRIVATE')
    await expect(call['identity.export']({ passphrase: 'court' })).rejects.toEqual(refusal('refused'))
  },
  'identity.import': async ({ call, give, fetchMade }) => {
    const passphrase = 'cheval agrafe pluie'
    const bytes = await fetchMade((await call['identity.export']({ passphrase })).id)
    const { fingerprint } = await call['identity.get']({})
    const file = await give('moi.pretoire-cle', bytes)
    await expect(call['identity.import']({ file, passphrase: `${passphrase} !` })).rejects.toEqual(
      refusal('refused'),
    )
    expect(await call['identity.import']({ file, passphrase })).toMatchObject({ fingerprint, same: true })
    const other = await give('autre.pretoire-cle', '{}')
    await expect(call['identity.import']({ file: other, passphrase })).rejects.toEqual(refusal('damaged'))
  },
  'identity.use': async ({ call }) =>
    expect(call['identity.use']({ fingerprint: 'aucune' })).rejects.toEqual(refusal('not-found')),

  'templates.list': async ({ call }) => {
    expect((await call['templates.list']({})).map(one => one.id)).toContain('rep-vsa')
  },
  'templates.own': async ({ call }) => {
    expect(await call['templates.own']({})).not.toContain('rep-vsa')
  },
  'templates.import': async ({ call, give }) => {
    const mine = {
      id: 'mien',
      title: 'Le mien',
      dossier: 'recourse',
      style: 'lawyer',
      facts: ['commune'],
      blocks: [],
    }
    const made = await call['templates.import']({ file: await give('mien.json', JSON.stringify(mine)) })
    expect(made).toMatchObject({
      replaced: false,
      template: { facts: [{ key: 'commune', label: 'Commune' }] },
    })
    const file = await give('faux.json', JSON.stringify({ ...mine, facts: ['inconnue'], style: 'gothique' }))
    const refused = call['templates.import']({ file })
    await expect(refused).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/Question n°\u00a01 \(«\u00a0inconnue\u00a0»\), champ «\u00a0label/),
    })
    await call['templates.remove']({ id: 'mien' })
  },
  'templates.export': async ({ call, give, fetchMade }) => {
    const made = await call['templates.export']({ id: 'refere-liberte' })
    const text = new TextDecoder().decode(await fetchMade(made.id))
    // what is written is read again, the same
    const { template } = await call['templates.import']({ file: await give('a.json', text) })
    expect(template.blocks.length).toBeGreaterThan(20)
    await call['templates.remove']({ id: 'refere-liberte' })
  },
  'templates.remove': async ({ call }) => {
    const [one] = await call['templates.list']({})
    await call['templates.save']({ template: { ...one!, id: 'autre', title: 'Autre' } })
    await call['templates.remove']({ id: 'autre' })
    expect((await call['templates.list']({})).map(each => each.id)).not.toContain('autre')
  },
  'templates.save': async ({ call }) => {
    const rep = (await call['templates.list']({})).find(one => one.id === 'rep-vsa')!
    await call['templates.save']({ template: { ...rep, title: 'Ma requête' } })
    expect((await call['templates.list']({})).find(one => one.id === 'rep-vsa')?.title).toBe('Ma requête')
    await call['templates.remove']({ id: 'rep-vsa' })
    expect((await call['templates.list']({})).find(one => one.id === 'rep-vsa')?.title).toBe(rep.title)
  },
  'dossiers.list': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    expect((await call['dossiers.list']({})).map(one => one.id)).toContain(dossier)
  },
  'dossiers.get': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    expect((await call['dossiers.get']({ id: dossier })).facts).toMatchObject({ commune: 'Moirans' })
  },
  'dossiers.create': async ({ call }) => {
    const { id } = await aDraftOf(call)
    expect((await call['drafts.get']({ id })).blocks.length).toBeGreaterThan(10)
    await expect(call['dossiers.create']({ template: 'inconnu' })).rejects.toEqual(refusal('not-found'))
  },
  'dossiers.sample': async ({ call }) => {
    await ended(call, (await call['imports.starter']({})).id)
    for (const type of ['recourse', 'advocacy'] as const) {
      const made = await call['dossiers.sample']({ type })
      expect((await call['dossiers.get']({ id: made.id })).type).toBe(type)
      expect(made.drafts.length).toBeGreaterThan(0)
    }
  },
  'dossiers.save': async ({ call }) => {
    const dossier = await call['dossiers.get']({ id: (await aDraftOf(call)).dossier })
    const next = await call['dossiers.save']({ dossier: { ...dossier, title: 'Autre titre' } })
    expect(next.title).toBe('Autre titre')
    await expect(call['dossiers.save']({ dossier })).rejects.toMatchObject({
      code: 'stale',
      detail: { title: 'Autre titre' },
    })
  },
  'dossiers.remove': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    await call['dossiers.remove']({ id: dossier })
    expect((await call['dossiers.list']({})).map(one => one.id)).not.toContain(dossier)
  },
  'dossiers.restore': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    await call['dossiers.remove']({ id: dossier })
    await call['dossiers.restore']({ id: dossier })
    expect((await call['dossiers.list']({})).map(one => one.id)).toContain(dossier)
  },
  'dossiers.export': async ({ call, fetchMade }) => {
    const made = await call['dossiers.export']({ id: (await aDraftOf(call)).dossier })
    expect((await fetchMade(made.id)).length).toBe(made.bytes)
  },
  'dossiers.import': async ({ call, give, fetchMade }) => {
    const { dossier, id } = await aDraftOf(call)
    await call['exhibits.add']({ dossier, file: await give('lettre.txt', 'une lettre'), label: 'Lettre' })
    const warning = (await call['drafts.check']({ id })).find(({ severity }) => severity === 'warning')!
    const { code, message } = warning
    await call['drafts.dismiss']({ id, dismissal: { code, message, reason: 'Relu la veille' } })
    const before = await call['drafts.dismissed']({ id })
    const made = await call['dossiers.export']({ id: dossier })
    const copy = await call['dossiers.import']({ file: await give('dossier.zip', await fetchMade(made.id)) })
    expect(copy.id).not.toBe(dossier)
    expect(before).toMatchObject([{ message, reason: 'Relu la veille' }])
    expect(await call['drafts.dismissed']({ id: copy.drafts[0]! })).toEqual(before)
    expect((await call['exhibits.list']({ dossier: copy.id })).map(one => one.label)).toEqual(['Lettre'])
    await expect(call['dossiers.import']({ file: await give('faux.zip', 'pas un zip') })).rejects.toEqual(
      refusal('damaged'),
    )
    const passphrase = 'cinq mots donnés au téléphone'
    const sealed = await call['dossiers.export']({ id: dossier, passphrase })
    const file = await give(sealed.name, await fetchMade(sealed.id))
    await expect(call['dossiers.import']({ file })).rejects.toEqual(refusal('refused'))
    const opened = await call['dossiers.import']({ file, passphrase })
    expect((await call['exhibits.list']({ dossier: opened.id })).map(one => one.label)).toEqual(['Lettre'])
  },

  'guide.ask': async ({ call }) => {
    expect(await call['guide.ask']({})).toMatchObject({ said: [], question: { fact: 'guide.situation' } })
    const answers = {
      'guide.situation': 'ville',
      commune: 'Moirans',
      software: 'BriefCam',
      'guide.proof': 'rien',
      'guide.asked': 'non',
    }
    expect(await call['guide.ask']({ answers, at: '2026-03-02' })).toMatchObject({
      proposal: { template: 'demande-cada', ahead: [{ lastDay: '2026-04-02' }, { prudent: '2026-06-02' }] },
    })
    const facts = { commune: 'Moirans', software: 'BriefCam', 'request.date': '2026-01-15' }
    const { id: dossier } = await call['dossiers.create']({ template: 'recours-gracieux', facts })
    const asked = { dossier, answers: { 'guide.answer': 'silence' }, at: '2026-05-20' }
    // the letter there is not the one proposed: a recours gracieux has another name
    expect(await call['guide.ask'](asked)).toMatchObject({
      said: expect.arrayContaining([
        { fact: 'commune', answer: 'Moirans', known: true, noted: '', question: expect.anything() },
      ]),
      proposal: { template: 'recours-gracieux', there: false },
    })
    const facts2 = { 'recourse.kind': 'abrogation' }
    const { drafts } = await call['drafts.prepare']({
      dossier,
      templates: ['recours-gracieux'],
      facts: facts2,
    })
    expect((await call['drafts.get']({ id: drafts[0]! })).title).toBe('Demande d’abroger')
    expect(await call['guide.ask'](asked)).toMatchObject({ proposal: { there: true } })
    // a trial about another act: the general reply, and none of the campaign
    const other = await call['dossiers.create']({ template: 'requete-annulation', facts: {} })
    const reply = { 'guide.situation': 'proces', 'guide.trial': 'defense' }
    expect(await call['guide.ask']({ answers: reply, dossier: other.id })).toMatchObject({
      proposal: { template: 'replique-generale' },
    })
    expect(await call['guide.ask']({ answers: reply })).toMatchObject({
      proposal: { template: 'replique-generale' },
    })
  },
  'courts.table': async ({ call }) => {
    const { departments, courts } = await call['courts.table']({})
    // every department is judged by one court
    expect(courts.flatMap(one => one.departments).sort()).toEqual(departments.map(one => one.code).sort())
  },
  'courts.find': async ({ call }) => {
    expect(await call['courts.find']({ commune: 'Moirans' })).toMatchObject([
      {
        department: { code: '38' },
        court: 'Grenoble',
        appeal: 'CAA Lyon',
        articles: expect.arrayContaining(['art. R. 221-3 CJA']),
      },
    ])
    expect((await call['courts.find']({ commune: 'Saint-Denis' })).map(one => one.court)).toContain(
      'La Réunion',
    )
    expect(await call['courts.find']({ commune: 'Saint-Denis', department: '93' })).toMatchObject([
      { court: 'Montreuil', appeal: 'CAA Paris' },
    ])
    expect(await call['courts.find']({ commune: 'Nulle-Part' })).toEqual([])
  },
  'limits.list': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    await notified(call, dossier, '2025-01-24')
    expect(await call['limits.list']({ dossier })).toMatchObject([
      { term: '2025-03-24', lastDay: '2025-03-25', prudent: '2025-03-24' },
    ])
  },
  'limits.due': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    await notified(call, dossier, '2031-01-24')
    const due = (since: string) =>
      call['limits.due']({ since }).then(all => all.filter(one => one.dossier === dossier))
    expect(await due('2031-03-24')).toMatchObject([{ limit: { lastDay: '2031-03-25' } }])
    expect(await due('2031-03-26')).toEqual([])
  },
  'limits.calendar': async ({ call, fetchMade }) => {
    const { dossier } = await aDraftOf(call)
    await notified(call, dossier, '2025-01-24')
    const made = await call['limits.calendar']({ dossier })
    const text = new TextDecoder().decode(await fetchMade(made.id))
    expect(made.name).toMatch(/^delais.*\.ics$/)
    expect(text).toContain('DTSTART;VALUE=DATE:20250325')
    // the day to keep and the last day; reminders of the first alone
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text.match(/BEGIN:VALARM/g)).toHaveLength(5)
  },
  'drafts.list': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    expect((await call['drafts.list']({ dossier })).map(one => one.id)).toEqual([id])
  },
  'drafts.create': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    const draft = await call['drafts.create']({ dossier, template: 'rep-vsa', title: 'Mémoire en réplique' })
    expect((await call['drafts.list']({ dossier })).map(one => one.id)).toContain(draft.id)
  },
  'drafts.prepare': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    const set = { dossier, templates: ['rep-vsa', 'refere-suspension', 'memoire-qpc', 'inventaire'] }
    const { drafts } = await call['drafts.prepare']({ ...set, facts: { 'main.date': '2026-03-02' } })
    expect(drafts[0]).toBe(id)
    expect(await call['drafts.prepare'](set)).toEqual({ drafts })
    expect(new Set((await call['drafts.list']({ dossier })).map(one => one.set)).size).toBe(1)
    expect((await call['dossiers.get']({ id: dossier })).facts['main.date']).toBe('2026-03-02')
    const refused = call['drafts.prepare']({ dossier, templates: ['inventaire', 'nulle-part'] })
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  },
  'drafts.journal': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const { revision, blocks } = await call['drafts.get']({ id })
    const entry = { id, writer: 'page-of-trial', revision, seq: 1, blocks: blocks.slice(0, 1) }
    expect(await call['drafts.journal'](entry)).toEqual({})
    // its program runs: nobody takes it up
    expect(await call['drafts.takeUp']({})).toEqual([])
    expect(await call['drafts.journal']({ ...entry, seq: 2, blocks: [] })).toEqual({})
  },
  'drafts.takeUp': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    const { revision, title } = await call['drafts.get']({ id })
    const block: Block = {
      kind: 'paragraph',
      id: 'typed',
      style: 'body',
      inlines: [{ kind: 'text', text: 'Dernier mot.' }],
    }
    await call['drafts.journal']({ id, writer: 'page-reloaded', revision, seq: 1, blocks: [block] })
    expect(await call['drafts.takeUp']({ writer: 'page-reloaded' })).toMatchObject([
      { draft: id, dossier, title, isInText: true },
    ])
    expect((await call['drafts.get']({ id })).blocks.at(-1)).toMatchObject({ id: 'typed' })
  },
  'drafts.versions': async ({ call }) => {
    const { id } = await aDraftOf(call)
    await call['drafts.keep']({ id })
    await call['drafts.export']({ id })
    expect(await call['drafts.versions']({ id })).toMatchObject([
      { kind: 'export', name: 'Copie de travail' },
    ])
  },
  'drafts.version': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const kept = await call['drafts.keep']({ id })
    const { draft } = await call['drafts.version']({ id: kept.id })
    expect(draft.blocks).toEqual((await call['drafts.get']({ id })).blocks)
    const { base } = await call['drafts.get']({ id })
    await expect(call['drafts.version']({ id: base })).rejects.toEqual(refusal('not-found'))
  },
  'drafts.keep': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const first = await call['drafts.keep']({ id })
    expect(await call['drafts.keep']({ id, name: 'Envoyée au client' })).toMatchObject({
      id: first.id,
      kind: 'named',
      name: 'Envoyée au client',
    })
  },
  'drafts.nameVersion': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const kept = await call['drafts.keep']({ id })
    await call['drafts.nameVersion']({ id: kept.id, name: 'Relue' })
    expect(await call['drafts.versions']({ id })).toMatchObject([{ kind: 'named', name: 'Relue' }])
  },
  'drafts.restoreVersion': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const draft = await call['drafts.get']({ id })
    const version = await call['drafts.keep']({ id })
    const { revision } = await call['drafts.save']({ draft: { ...draft, blocks: draft.blocks.slice(0, 3) } })
    await expect(
      call['drafts.restoreVersion']({ version: version.id, revision: draft.revision }),
    ).rejects.toEqual(refusal('stale'))
    const back = await call['drafts.restoreVersion']({ version: version.id, revision })
    expect(back).toMatchObject({ blocks: draft.blocks, revision: revision + 1 })
    const [present] = await call['drafts.versions']({ id })
    expect(present?.kind).toBe('before')
    expect((await call['drafts.version']({ id: present!.id })).draft.blocks).toHaveLength(3)
  },
  'drafts.reassemble': async ({ call }) => {
    const { id, dossier } = await aDraftOf(call)
    const draft = await call['drafts.get']({ id })
    const place = draft.blocks.findLastIndex(block => block.slot === 'costs' && block.kind === 'paragraph')
    const blocks = draft.blocks.map((block, at) =>
      at === place && 'inlines' in block
        ? ({ ...block, inlines: [...block.inlines, { kind: 'text', text: ' Ajouté à la main.' }] } as Block)
        : block,
    )
    const { revision } = await call['drafts.save']({ draft: { ...draft, blocks } })
    const before = await call['dossiers.get']({ id: dossier })
    await call['dossiers.save']({
      dossier: { ...before, facts: { ...before.facts, 'decision.type': 'expresse' } },
    })
    const seen = await call['drafts.reassemble']({ id })
    expect(seen).toMatchObject({ changed: true, conflicts: [] })
    expect((await call['drafts.get']({ id })).revision).toBe(revision)
    await expect(call['drafts.reassemble']({ id, revision: draft.revision, apply: true })).rejects.toEqual(
      refusal('stale'),
    )
    const { draft: made } = await call['drafts.reassemble']({ id, revision, apply: true })
    expect(made.blocks).toEqual(seen.draft.blocks)
    expect(JSON.stringify(made)).toContain('Ajouté à la main.')
    expect(JSON.stringify(made)).toContain('La décision attaquée fait grief et est produite')
    expect(await call['drafts.reassemble']({ id })).toMatchObject({ changed: false })
    expect(await call['drafts.versions']({ id })).toMatchObject([{ kind: 'before' }])
  },
  'drafts.behind': async ({ call }) => {
    const { id, dossier } = await aDraftOf(call)
    expect(await call['drafts.behind']({ id })).toEqual({ changed: false, blocks: [] })
    const before = await call['dossiers.get']({ id: dossier })
    await call['dossiers.save']({
      dossier: { ...before, facts: { ...before.facts, 'decision.type': 'expresse' } },
    })
    const { draft } = await call['drafts.reassemble']({ id })
    expect(await call['drafts.behind']({ id })).toEqual({
      changed: true,
      blocks: draft.blocks.map(one => one.id),
    })
  },
  'drafts.grounds': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    const { id } = await call['drafts.create']({ dossier, template: 'refere-suspension' })
    const { cards } = await call['drafts.grounds']({ id })
    expect(cards.map(one => one.ground.family).join()).toMatch(/^(externe,)+(interne,?)+$/)
    expect(cards.find(one => one.id === 'INT-BASE')).toMatchObject({ there: true })
    // the day the grounds of one case were stopped says nothing of another
    const { id: affaire } = await call['affaires.add']({ dossier, title: 'Appel', drafts: [] })
    const noticesWith = async (of: object) => {
      const stopped = { id: 'c', kind: 'crystallised', date: '2020-01-02', label: '', options: [], ...of }
      const record = await call['dossiers.get']({ id: dossier })
      await call['dossiers.save']({ dossier: { ...record, events: [stopped] } })
      return (await call['drafts.grounds']({ id })).notices
    }
    expect(await noticesWith({})).toHaveLength(1)
    expect(await noticesWith({ affaire })).toEqual([])
  },
  'drafts.addGrounds': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    const { id, revision } = await call['drafts.create']({ dossier, template: 'refere-suspension' })
    const draft = await call['drafts.addGrounds']({ id, grounds: ['EXT-INC'], revision })
    expect(draft.blocks.filter(block => block.origin?.source === 'EXT-INC')).not.toEqual([])
    const again = call['drafts.addGrounds']({ id, grounds: ['INT-POUV'], revision })
    await expect(again).rejects.toMatchObject({ code: 'stale' })
  },
  'drafts.linked': async ({ call }) => {
    const { id } = await aDraftOf(call)
    expect(await call['drafts.linked']({ id })).toEqual([])
    const source = await call['library.get']({ id: 'INT-BASE' })
    if (source.kind !== 'argument') throw new Error('an argument')
    await call['library.save']({ source: { ...source, notes: 'relu' } })
    expect(await call['drafts.linked']({ id })).toEqual([])
    const again = await call['library.get']({ id: 'INT-BASE' })
    await call['library.save']({ source: longer(again) })
    expect(await call['drafts.linked']({ id })).toMatchObject([{ source: 'INT-BASE', state: 'changed' }])
  },
  'drafts.updateLinked': async ({ call }) => {
    const { id } = await aDraftOf(call)
    await call['library.save']({ source: longer(await call['library.get']({ id: 'INT-LIL4' })) })
    const [one] = await call['drafts.linked']({ id })
    const seen = await call['drafts.updateLinked']({ id, group: one!.group })
    expect(seen).toMatchObject({ known: true, changed: true, conflicts: [] })
    expect(seen.passages.length).toBeGreaterThan(0)
    const { draft } = await call['drafts.updateLinked']({ id, group: one!.group, apply: true })
    expect(JSON.stringify(draft.blocks)).toContain('Phrase ajoutée à la source.')
    expect((await call['drafts.linked']({ id })).map(each => each.source)).not.toContain('INT-LIL4')
  },
  'drafts.get': async ({ call }) => {
    const { id } = await aDraftOf(call)
    expect((await call['drafts.get']({ id })).id).toBe(id)
  },
  'drafts.save': async ({ call }) => {
    const draft = await call['drafts.get']({ id: (await aDraftOf(call)).id })
    const { revision } = await call['drafts.save']({ draft: { ...draft, title: 'Repris' } })
    expect(revision).toBe(draft.revision + 1)
    await expect(call['drafts.save']({ draft })).rejects.toMatchObject({
      code: 'stale',
      detail: { title: 'Repris', revision },
    })
  },
  'drafts.edit': async ({ call }) => {
    const draft = await call['drafts.get']({ id: (await aDraftOf(call)).id })
    const [first, second, ...rest] = draft.blocks
    const added: Block = { kind: 'paragraph', id: 'nouveau', style: 'body', inlines: [] }
    const order = [second!, first!, added, ...rest].map(block => block.id)
    const edit = { id: draft.id, revision: draft.revision, blocks: [added], order }
    const { revision } = await call['drafts.edit'](edit)
    const after = await call['drafts.get']({ id: draft.id })
    expect(revision).toBe(draft.revision + 1)
    expect(after.blocks).toEqual([second, first, added, ...rest])
    await expect(call['drafts.edit'](edit)).rejects.toMatchObject({ code: 'stale', detail: { revision } })
    await expect(
      call['drafts.edit']({ id: draft.id, revision, blocks: [], order: ['inconnu'] }),
    ).rejects.toMatchObject({ code: 'invalid' })
    expect((await call['drafts.get']({ id: draft.id })).blocks).toHaveLength(draft.blocks.length + 1)
  },
  'drafts.readDocx': async ({ call, give, fetchMade }) => {
    const { dossier, id } = await aDraftOf(call)
    const made = await call['drafts.export']({ id })
    const file = await give('retour.docx', await fetchMade(made.id))
    expect(await call['drafts.readDocx']({ dossier, file })).toMatchObject({ kind: 'working', draft: { id } })
    const other = await give('faux.docx', 'pas un zip')
    await expect(call['drafts.readDocx']({ dossier, file: other })).rejects.toEqual(refusal('refused'))
  },
  'drafts.previewDocx': async ({ call, give, fetchMade }) => {
    const { dossier, id } = await aDraftOf(call)
    const file = await give('retour.docx', await fetchMade((await call['drafts.export']({ id })).id))
    const review = await call['drafts.readDocx']({ dossier, file })
    const preview = await call['drafts.previewDocx']({ id: review.id, into: 'draft' })
    expect(preview).toMatchObject({ passages: [], lost: [], conflicts: [] })
    await expect(call['drafts.previewDocx']({ id: 'x', into: 'new' })).rejects.toEqual(refusal('not-found'))
  },
  'drafts.applyDocx': async ({ call, give, fetchMade }) => {
    const { dossier, id } = await aDraftOf(call)
    const file = await give('retour.docx', await fetchMade((await call['drafts.export']({ id })).id))
    const review = await call['drafts.readDocx']({ dossier, file })
    const { draft, before } = await call['drafts.applyDocx']({ id: review.id, into: 'new' })
    expect(before).toBeUndefined()
    expect((await call['drafts.list']({ dossier })).map(one => one.id)).toEqual([id, draft.id])
    expect(draft.blocks).toHaveLength((await call['drafts.get']({ id })).blocks.length)
  },
  'drafts.redline': async ({ call, give, fetchMade }) => {
    const { id } = await aDraftOf(call)
    const kept = await call['drafts.keep']({ id, kind: 'named', name: 'Avant' })
    const draft = await call['drafts.get']({ id })
    const added: Block = {
      kind: 'paragraph',
      id: 'ajout',
      style: 'body',
      inlines: [{ kind: 'text', text: 'Phrase ajoutée.' }],
    }
    await call['drafts.save']({ draft: { ...draft, blocks: [...draft.blocks, added] } })
    const made = await call['drafts.redline']({ id, from: { version: kept.id }, author: 'Me Durand' })
    const file = await give('compare.docx', await fetchMade(made.id))
    const review = await call['drafts.readDocx']({ dossier: draft.dossier, file })
    expect(review.changes).toMatchObject([
      { kind: 'insertion', added: 'Phrase ajoutée.', author: 'Me Durand' },
    ])
    const pages = await withoutOffice(() => call['drafts.verify']({ export: made.id, run: 'compare' }))
    expect(pages).toMatchObject({ state: 'estimated', bytes: made.bytes })
  },
  'drafts.pages': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const { pages } = await call['drafts.pages']({ id })
    expect(pages).toBe((await call['drafts.export']({ id })).pages)
  },
  'drafts.remove': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    await call['drafts.remove']({ id })
    expect(await call['drafts.list']({ dossier })).toEqual([])
  },
  'drafts.restore': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    await call['drafts.remove']({ id })
    await call['drafts.restore']({ id })
    expect((await call['drafts.list']({ dossier })).map(one => one.id)).toEqual([id])
  },
  'drafts.gather': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    const gathered = await call['drafts.gather']({ id })
    expect([gathered.draft.id, gathered.dossier.id]).toEqual([id, dossier])
  },
  'drafts.check': async ({ call }) => {
    const problems = await call['drafts.check']({ id: (await aDraftOf(call)).id })
    expect(problems.some(one => one.severity === 'blocking')).toBe(true)
  },
  'drafts.citations': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const found = await call['drafts.citations']({ id })
    const agrees = found.citations.find(one => one.live && one.verdict === 'unverified')
    expect(agrees).toBeDefined()
    expect(found.citations.filter(one => one.verdict === 'differs')).toEqual([])
    // the text is the same, the library is not
    await call['library.remove']({ id: agrees?.source?.id ?? '' })
    const after = await call['drafts.citations']({ id })
    expect(after.citations.find(one => one.written === agrees?.source?.id)).toMatchObject({
      verdict: 'absent',
    })
    await call['library.restore']({ id: agrees?.source?.id ?? '' })
  },
  'drafts.verifyText': async ({ call, give }) => {
    const text = 'Jugé (CAA Lyon, 6e ch., 2 mars 2026, n° 25MA00101).\n---\nRien n’est cité ici.\n'
    const file = await give('moyen.txt', text)
    expect(await call['drafts.verifyText']({ file })).toEqual([
      [
        {
          kind: 'citation',
          text: 'CAA Lyon, 6e ch., 2 mars 2026, n° 25MA00101',
          verdict: 'differs',
          alarm: true,
          reason:
            'La juridiction\u00a0: CAA Lyon dans le texte, CAA Marseille dans la source. Le n° 25MA00101 est un numéro de la CAA de Marseille, non de celle de Lyon.',
          source: 'CAA Marseille, 6e ch., 2\u00a0mars 2026, n°\u00a025MA00101, inédit',
          against: 'record',
          address: '',
          compared: [
            { what: 'court', stands: 'differs', written: 'CAA Lyon', why: '' },
            { what: 'number', stands: 'same', written: expect.stringContaining('25MA00101'), why: '' },
            { what: 'date', stands: 'same', written: expect.stringContaining('mars'), why: '' },
            { what: 'formation', stands: 'same', written: '6e ch.', why: '' },
          ],
        },
      ],
      [],
    ])
  },
  'drafts.dismissed': async ({ call }) => {
    expect(await call['drafts.dismissed']({ id: (await aDraftOf(call)).id })).toEqual([])
  },
  'drafts.dismiss': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const before = await call['drafts.check']({ id })
    const one = before.find(({ severity }) => severity === 'warning')!
    const { code, message } = one
    await call['drafts.dismiss']({ id, dismissal: { code, message, reason: 'Relu sur Légifrance' } })
    const after = await call['drafts.check']({ id })
    expect(after.some(other => other.code === code && other.message === message)).toBe(false)
    expect(await call['drafts.dismissed']({ id })).toMatchObject([{ message, reason: 'Relu sur Légifrance' }])
    // what prevents a deposit cannot be set aside
    const blocking = before.find(({ severity }) => severity === 'blocking')!
    await call['drafts.dismiss']({
      id,
      dismissal: { code: blocking.code, message: blocking.message, reason: 'Sans effet' },
    })
    expect((await call['drafts.check']({ id })).some(({ message }) => message === blocking.message)).toBe(
      true,
    )
  },
  'drafts.takeBackDismissal': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const { code, message } = (await call['drafts.check']({ id })).find(
      ({ severity }) => severity === 'warning',
    )!
    await call['drafts.dismiss']({ id, dismissal: { code, message, reason: 'Pour plus tard' } })
    await call['drafts.takeBackDismissal']({ id, code, message })
    expect((await call['drafts.check']({ id })).some(one => one.message === message)).toBe(true)
  },
  'drafts.report': async ({ call, fetchMade }) => {
    const made = await call['drafts.report']({ id: (await aDraftOf(call)).id })
    const bytes = await fetchMade(made.id)
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK')
    expect(made.name).toMatch(/^Contr.*\.docx$/)
  },
  'drafts.export': async ({ call, fetchMade }) => {
    const { id } = await aDraftOf(call)
    const made = await call['drafts.export']({ id })
    const bytes = await fetchMade(made.id)
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK')
    expect(made).toMatchObject({ bytes: bytes.length, name: expect.stringMatching(/^[\w-]+\.docx$/) })
    expect(made.pages).toBeGreaterThan(1)
    await expect(call['drafts.export']({ id, final: true })).rejects.toEqual(refusal('refused'))
  },
  'drafts.pdf': async ({ call }) => {
    const { id } = await aDraftOf(call)
    // whether this computer has LibreOffice or not, the version to be filed waits for its gaps
    await expect(call['drafts.pdf']({ id, final: true, run: 'un' })).rejects.toEqual(refusal('refused'))
  },
  'drafts.verify': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const made = await call['drafts.export']({ id })
    const found = await withoutOffice(() => call['drafts.verify']({ export: made.id, run: 'deux' }))
    expect(found).toMatchObject({ state: 'estimated', pages: made.pages, bytes: made.bytes, corrected: 0 })
    expect(found.reason).toMatch(/LibreOffice/)
    // from the checks: the same, of a copy that is not kept
    const kept = (await call['drafts.versions']({ id })).length
    const looked = await withoutOffice(() => call['drafts.verify']({ draft: id, run: 'quatre' }))
    expect(looked).toEqual({ ...found, bytes: looked.bytes })
    expect(await call['drafts.versions']({ id })).toHaveLength(kept)
    await expect(call['drafts.verify']({ export: 'personne', run: 'trois' })).rejects.toEqual(
      refusal('not-found'),
    )
  },
  'drafts.text': async ({ call, fetchMade, give }) => {
    const { id } = await aDraftOf(call)
    const logo = await call['pictures.add']({ file: await give('logo.png', aPng(30, 20)) })
    const letterhead = JSON.stringify({ name: 'Me Anne Durand', logo: { ...logo, alt: 'Clé', height: 20 } })
    await call['settings.save']({ values: { letterhead } })
    await call['drafts.restyle']({ id, style: 'lawyer', letterhead: true })
    for (const format of ['txt', 'md', 'html'] as const) {
      const made = await call['drafts.text']({ id, format })
      expect(made.name).toMatch(new RegExp(`\\.${format}$`))
      expect(Buffer.from(await fetchMade(made.id)).toString()).toContain('PAR CES MOTIFS')
    }
    const { id: page } = await call['drafts.text']({ id, format: 'html' })
    expect(Buffer.from(await fetchMade(page)).toString()).toMatch(
      /<body>\n<p><img src="data:image\/png;base64,\w[^"]+" alt="Clé"[^>]*><\/p>\n<p><strong>Me Anne Durand</,
    )
    await call['settings.save']({ values: { letterhead: '' } })
  },
  'drafts.plainText': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const { title, text } = await call['drafts.plainText']({ id })
    expect(title).not.toBe('')
    expect(text).toContain('PAR CES MOTIFS')
  },
  'drafts.preview': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const { pages, drawn } = await call['drafts.preview']({ id, style: 'lawyer' })
    expect(pages).toBeGreaterThan(1)
    expect(drawn[0]).toMatchObject({ number: 1, face: 'times' })
    expect(drawn[1]?.texts.map(one => one.text).join(' ')).toMatch(/FAITS ET PROCÉDURE/)
  },
  'drafts.restyle': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const { revision } = await call['drafts.restyle']({ id, style: 'lawyer' })
    expect(await call['drafts.get']({ id })).toMatchObject({ style: 'lawyer', revision, hyphenated: true })
    await call['drafts.restyle']({ id, style: 'lawyer', hyphenated: false })
    await call['drafts.restyle']({ id, style: 'briefing' })
    expect(await call['drafts.get']({ id })).toMatchObject({ style: 'briefing', hyphenated: false })
  },
  'models.list': async ({ call, give }) => {
    const { model } = await call['models.add']({ file: await give('rangé.docx', bytesOf(firmPaper())) })
    expect(await call['models.list']({})).toContainEqual(model)
  },
  'models.read': async ({ call, give }) => {
    const before = await call['models.list']({})
    const seen = await call['models.read']({ file: await give('papier.docx', bytesOf(firmPaper())) })
    expect(seen).toMatchObject({ name: 'papier', numbering: 'decimal' })
    expect(seen.report.left.join(' ')).toContain('le texte du modèle')
    expect(seen.drawn[0]?.texts.map(one => one.text)).toContain('38000 Grenoble')
    expect(seen.drawn[0]?.pictures).toHaveLength(1)
    expect(await call['models.list']({})).toEqual(before)
    const broken = await give('papier.docx', 'Cher confrère')
    await expect(call['models.read']({ file: broken })).rejects.toEqual(refusal('refused'))
    const other = await give('papier.odt', 'Cher confrère')
    await expect(call['models.read']({ file: other })).rejects.toEqual(refusal('refused'))
  },
  'models.add': async ({ call, give, fetchMade }) => {
    const name = `Cabinet ${Math.random()}`
    const first = await call['models.add']({ file: await give('a.docx', bytesOf(aModel())), name })
    expect(first).toMatchObject({ replaced: false, model: { name, header: false, file: 'a.docx' } })
    const again = await call['models.add']({ file: await give('b.docx', bytesOf(firmPaper())), name })
    expect(again).toMatchObject({ replaced: true, model: { id: first.model.id, header: true } })
    const { id } = await aDraftOf(call)
    const { model } = again
    await call['drafts.restyle']({ id, style: 'lawyer', model: model.id, numbering: 'decimal' })
    expect(await call['drafts.get']({ id })).toMatchObject({ model: model.id, numbering: 'decimal' })
    const made = await call['drafts.export']({ id })
    expect(Buffer.from(await fetchMade(made.id)).includes('word/model-header-first.xml')).toBe(true)
  },
  'models.remove': async ({ call, give }) => {
    const { model } = await call['models.add']({ file: await give('c.docx', bytesOf(firmPaper())) })
    const { id } = await aDraftOf(call)
    await call['drafts.restyle']({ id, style: 'association', model: model.id })
    expect((await call['drafts.gather']({ id })).model?.name).toBe(model.name)
    await call['models.remove']({ id: model.id })
    expect((await call['drafts.gather']({ id })).model).toBeUndefined()
    // the text is still printed, and what it lacks is said
    const { problems } = await call['drafts.export']({ id })
    expect(problems.map(one => one.code)).toContain('model-gone')
    await expect(call['models.remove']({ id: model.id })).rejects.toEqual(refusal('not-found'))
    // it keeps its model, which may come back; another text cannot take it
    await call['drafts.restyle']({ id, style: 'lawyer', model: model.id })
    const other = await aDraftOf(call)
    const asked = call['drafts.restyle']({ id: other.id, style: 'lawyer', model: model.id })
    await expect(asked).rejects.toEqual(refusal('not-found'))
  },
  'models.restore': async ({ call, give }) => {
    const { model } = await call['models.add']({ file: await give('d.docx', bytesOf(firmPaper())) })
    await call['models.remove']({ id: model.id })
    await call['models.restore']({ id: model.id })
    expect(await call['models.list']({})).toContainEqual(model)
  },
  'letterhead.preview': async ({ call }) => {
    const letterhead = { name: 'Me Durand', lines: 'Avocate\n3 place de la Mairie', footer: 'Toque 12' }
    const { drawn } = await call['letterhead.preview']({ letterhead, style: 'lawyer' })
    const words = drawn[0]?.texts.map(one => one.text) ?? []
    for (const said of ['Me Durand', 'Avocate', 'Toque 12']) expect(words).toContain(said)
    expect(drawn[0]?.pictures).toEqual([])
    // twice as wide as high; a strip is never wider than the text
    const logo = { hash: 'a'.repeat(64), type: 'png', alt: 'Un œil', height: 25 } as const
    const shown = async (size: { width: number; height: number }) => {
      const headed = { name: 'Me Durand', logo: { ...logo, size } }
      const [page] = (await call['letterhead.preview']({ letterhead: headed, style: 'lawyer' })).drawn
      return { ...page?.pictures[0], below: page?.texts.find(one => one.text === 'Me Durand')?.y ?? 0 }
    }
    const high = await shown({ width: 200, height: 100 })
    expect(high).toMatchObject({ hash: logo.hash, alt: 'Un œil' })
    expect(high.height).toBeCloseTo((25 / 25.4) * 72, 1)
    expect(high.width).toBeCloseTo((50 / 25.4) * 72, 1)
    expect(high.below).toBeGreaterThan((high.y ?? 0) + (high.height ?? 0))
    const strip = await shown({ width: 4000, height: 100 })
    expect(strip.width).toBeLessThan(500)
    expect(strip.height).toBeCloseTo((strip.width ?? 0) / 40, 1)
  },
  'drafts.stop': async ({ call }) => {
    expect(await call['drafts.stop']({ run: 'personne' })).toEqual({})
  },
  'office.find': async ({ call }) => {
    expect(typeof (await call['office.find']({})).found).toBe('boolean')
  },

  'exhibits.list': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    expect(await call['exhibits.list']({ dossier })).toEqual([])
  },
  'exhibits.add': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const made = await call['exhibits.add']({
      dossier,
      file: await give('Délibération.pdf', '%PDF-1.4'),
      date: '2024-03-01',
    })
    expect(made).toMatchObject({
      label: 'Délibération',
      date: '2024-03-01',
      file: { size: 8, type: 'application/pdf', name: 'Délibération.pdf' },
    })
  },
  'bundles.make': async ({ call, give, fetchMade }) => {
    const { dossier, id } = await aDraftOf(call)
    await call['exhibits.add']({ dossier, file: await give('Lettre.txt', 'Une lettre'), label: 'Lettre' })
    const asked = { drafts: [id], run: 'depot', final: false }
    const made = await call['bundles.make'](asked)
    expect(made.files.map(one => one.name)).toContain('PJ1_Lettre.pdf')
    const zip = Buffer.from(await fetchMade(made.zip?.id ?? '')).toString('latin1')
    for (const name of ['PJ1_Lettre.pdf', 'hors-depot/empreintes-sha256.txt']) expect(zip).toContain(name)
    await expect(call['bundles.make']({ ...asked, final: true })).rejects.toEqual(refusal('refused'))
  },
  'bundles.stop': async ({ call }) => {
    expect(await call['bundles.stop']({ run: 'personne' })).toEqual({})
  },
  'filings.preflight': async ({ call, give }) => {
    const { dossier, id } = await aDraftOf(call)
    await call['exhibits.add']({ dossier, file: await give('a.txt', 'a') })
    const look = await call['filings.preflight']({ drafts: [id] })
    expect(look.isBlocked).toBe(true)
    expect(look.lines[0]?.severity).toBe('blocking')
    expect(look.affaires).toMatchObject([{ drafts: [id], files: [{ number: 1, name: 'PJ1_a.pdf' }] }])
  },
  'filings.list': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    expect(await call['filings.list']({ dossier })).toEqual([])
  },
  'filings.file': async ({ call, give }) => {
    const { dossier, id } = await aDraftOf(call)
    const add = async (name: string) => call['exhibits.add']({ dossier, file: await give(name, name) })
    const [a, b] = [await add('a.txt'), await add('b.txt')]
    const asked = { dossier, drafts: [id], date: '2026-03-02' }
    const receipt = await give('accuse.txt', 'Reçu')
    const filing = await withoutOffice(() => call['filings.file']({ ...asked, receipt }))
    expect(filing).toMatchObject({
      exhibits: [
        { id: a.id, number: 1, sha256: a.file?.sha256 },
        { id: b.id, number: 2 },
      ],
      receipt: { name: 'accuse.txt' },
    })
    // the text, and what it was made of, stay as they were
    const draft = await call['drafts.get']({ id })
    await expect(call['drafts.save']({ draft: { ...draft, title: 'Autre' } })).rejects.toEqual(
      refusal('refused'),
    )
    await expect(call['exhibits.save']({ exhibit: { ...a, label: 'Autre' } })).rejects.toEqual(
      refusal('refused'),
    )
    await expect(call['exhibits.remove']({ id: b.id })).rejects.toEqual(refusal('refused'))
    await expect(call['filings.file'](asked)).rejects.toEqual(refusal('refused'))
    // later exhibits continue the series, whatever is asked
    const c = await add('c.txt')
    const order = await call['exhibits.order']({ dossier, ids: [c.id, b.id, a.id] })
    expect(order.map(one => one.id)).toEqual([a.id, b.id, c.id])
    // the dossier knows the day, and so do its limits
    expect((await call['dossiers.get']({ id: dossier })).events).toMatchObject([
      { kind: 'filed', date: '2026-03-02' },
    ])
    // to amend, one goes on from a copy
    const copy = await call['drafts.copy']({ id })
    expect((await call['drafts.save']({ draft: { ...copy, title: 'Suite' } })).revision).toBe(2)
    expect((await call['drafts.gather']({ id })).exhibits).toHaveLength(2)
    expect((await call['drafts.gather']({ id: copy.id })).exhibits).toHaveLength(3)
  },
  'filings.save': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    const filing = await withoutOffice(() =>
      call['filings.file']({ dossier, drafts: [id], date: '2026-03-02' }),
    )
    const changed = { ...filing, caseNumber: '2601234', date: '2020-01-01', drafts: [] }
    expect(await call['filings.save']({ filing: changed })).toMatchObject({
      caseNumber: '2601234',
      date: '2026-03-02',
      drafts: [{ id }],
    })
    await expect(call['filings.save']({ filing: changed })).rejects.toEqual(refusal('stale'))
  },
  'filings.fetch': async ({ call, give, fetchMade }) => {
    const { dossier, id: draft } = await aDraftOf(call)
    const receipt = await give('accuse.txt', 'Reçu')
    const asked = { dossier, drafts: [draft], date: '2026-03-02', receipt }
    const { id, ...filing } = await withoutOffice(() => call['filings.file'](asked))
    const bytes = async (sha256 = '') => fetchMade((await call['filings.fetch']({ id, sha256 })).id)
    expect(new TextDecoder().decode(await bytes(filing.receipt?.sha256))).toBe('Reçu')
    const [word] = filing.drafts[0]?.files ?? []
    expect((await bytes(word?.sha256)).byteLength).toBe(word?.size)
    await expect(bytes('0'.repeat(64))).rejects.toEqual(refusal('not-found'))
  },
  'filings.undo': async ({ call }) => {
    const { dossier, id } = await aDraftOf(call)
    const filing = await withoutOffice(() =>
      call['filings.file']({ dossier, drafts: [id], date: '2026-03-02' }),
    )
    await call['filings.undo']({ id: filing.id })
    expect((await call['dossiers.get']({ id: dossier })).events).toEqual([])
    const draft = await call['drafts.get']({ id })
    await call['drafts.save']({ draft: { ...draft, title: 'Repris' } })
  },
  'line.get': async ({ call }) => {
    const { id, dossier } = await aDraftOf(call)
    await notified(call, dossier, '2025-01-24')
    const { lines } = await call['line.get']({ dossier, at: '2025-02-03' })
    expect(lines).toMatchObject(
      [
        {
          kind: 'merits',
          next: { kind: 'open', draft: id },
          steps: [{ key: 'first', state: 'done' }, {}, { key: 'claim', state: 'due' }],
        },
      ].map(line => ({
        ...line,
        steps: expect.arrayContaining(line.steps.map(step => expect.objectContaining(step))),
      })),
    )
    expect((await call['line.get']({ dossier, at: '2026-02-03' })).lines[0]?.steps[2]).toMatchObject({
      state: 'late',
    })
  },
  'line.grounds': async ({ call }) => {
    const { id, dossier } = await aDraftOf(call)
    const { draft, grounds } = await call['line.grounds']({ dossier })
    expect(draft).toBe(id)
    expect(grounds.length).toBeGreaterThan(0)
  },
  'line.prepare': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    const refere = await call['line.prepare']({ dossier, template: 'refere-suspension' })
    const { affaires = [] } = await call['dossiers.get']({ id: dossier })
    expect(affaires).toMatchObject([{ id: refere.affaire, title: 'Référé-suspension' }])
    const { grounds } = await call['line.grounds']({ dossier })
    const [ground] = grounds
    const { draft } = await call['line.prepare']({
      ...{ dossier, template: 'memoire-replique' },
      defence: {
        date: '2025-06-02',
        answers: [{ ground: ground?.title ?? '', words: 'le maire tient ses pouvoirs de la loi' }],
      },
    })
    const { blocks } = await call['drafts.get']({ id: draft })
    expect(JSON.stringify(blocks)).toContain('le maire tient ses pouvoirs de la loi')
    const { events } = await call['dossiers.get']({ id: dossier })
    expect(events).toMatchObject([{ kind: 'served', date: '2025-06-02' }])
    const appeal = await call['line.prepare']({ dossier, template: 'requete-appel' })
    expect((await call['line.get']({ dossier })).lines.map(line => line.kind)).toEqual([
      'merits',
      'urgent',
      'appeal',
    ])
    expect((await call['drafts.get']({ id: appeal.draft })).affaire).toBe(appeal.affaire)
  },
  'affaires.add': async ({ call, give }) => {
    const { id: draft, dossier } = await aDraftOf(call)
    const exhibit = await call['exhibits.add']({ dossier, file: await give('a.txt', 'a') })
    const affaire = await call['affaires.add']({ dossier, title: 'Référé', drafts: [draft] })
    expect(affaire).toMatchObject({ title: 'Référé', exhibits: [exhibit.id] })
    expect((await call['drafts.get']({ id: draft })).affaire).toBe(affaire.id)
  },
  'affaires.save': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    const { exhibits: _, ...affaire } = await call['affaires.add']({ dossier, title: 'Appel', drafts: [] })
    const changed = { ...affaire, court: 'Cour administrative d’appel de Lyon', caseNumber: '26LY00001' }
    expect(await call['affaires.save']({ dossier, affaire: changed })).toMatchObject(changed)
    const other = { ...changed, id: 'absente' }
    await expect(call['affaires.save']({ dossier, affaire: other })).rejects.toEqual(refusal('not-found'))
  },
  'affaires.remove': async ({ call }) => {
    const { id: draft, dossier } = await aDraftOf(call)
    const { id: affaire } = await call['affaires.add']({ dossier, title: 'Référé', drafts: [draft] })
    await call['affaires.remove']({ dossier, affaire })
    expect((await call['drafts.get']({ id: draft })).affaire).toBeUndefined()
    expect((await call['dossiers.get']({ id: dossier })).affaires).toEqual([])
  },
  'affaires.place': async ({ call }) => {
    const { id: draft, dossier } = await aDraftOf(call)
    const { id: affaire } = await call['affaires.add']({ dossier, title: 'Référé', drafts: [] })
    await call['affaires.place']({ draft, affaire })
    expect((await call['drafts.list']({ dossier }))[0]).toMatchObject({ affaire })
    await call['affaires.place']({ draft })
    expect((await call['drafts.list']({ dossier }))[0]).toMatchObject({ affaire: '' })
  },
  'exhibits.produce': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const { id: affaire } = await call['affaires.add']({ dossier, title: 'Référé', drafts: [] })
    const { id: exhibit } = await call['exhibits.add']({ dossier, file: await give('a.txt', 'a') })
    const listed = async () => (await call['exhibits.list']({ dossier, affaire })).map(one => one.aside)
    expect(await listed()).toEqual([true])
    await call['exhibits.produce']({ exhibit, affaire, isProduced: true })
    expect(await listed()).toEqual([false])
    await call['exhibits.produce']({ exhibit, affaire, isProduced: false })
    expect(await listed()).toEqual([true])
  },
  'drafts.identities': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const found = await call['drafts.identities']({ id })
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(one => one.times > 0)).toBe(true)
  },
  'drafts.pseudonymise': async ({ call, fetchMade }) => {
    const { id } = await aDraftOf(call)
    const masks = (await call['drafts.identities']({ id })).map(one => ({ ...one, wanted: true }))
    const made = await call['drafts.pseudonymise']({ id, masks })
    expect(
      Buffer.from(await fetchMade(made.id))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  },
  'drafts.reuse': async ({ call }) => {
    const { id, dossier } = await aDraftOf(call)
    const made = await call['drafts.reuse']({ id })
    expect(made.id).not.toBe(dossier)
    expect((await call['dossiers.get']({ id: made.id })).facts).toEqual({})
  },
  'drafts.remnants': async ({ call }) => {
    const { id } = await aDraftOf(call)
    expect(Array.isArray(await call['drafts.remnants']({ id }))).toBe(true)
  },
  'drafts.template': async ({ call }) => {
    const { id, dossier } = await aDraftOf(call)
    const template = await call['drafts.template']({ id, title: 'Notre requête' })
    expect(template).toMatchObject({ id: 'notre-requete', title: 'Notre requête' })
    await call['templates.save']({ template })
    // another of the same title does not take its place
    expect((await call['drafts.template']({ id, title: 'Notre requête' })).id).toBe('notre-requete-2')
    const made = await call['drafts.create']({ dossier, template: template.id })
    expect(made.blocks.map(one => one.kind)).toEqual(
      (await call['drafts.get']({ id })).blocks.filter(one => one.kind !== 'image').map(one => one.kind),
    )
    await call['templates.remove']({ id: template.id })
  },
  'drafts.copy': async ({ call }) => {
    const { id } = await aDraftOf(call)
    const copy = await call['drafts.copy']({ id, title: 'Une suite' })
    expect(copy).toMatchObject({ title: 'Une suite', revision: 1 })
    expect(copy.blocks).toEqual((await call['drafts.get']({ id })).blocks)
  },
  'pictures.add': async ({ call, give, fetchMade }) => {
    const add = async (name: string, bytes: string | Uint8Array<ArrayBuffer>) =>
      call['pictures.add']({ file: await give(name, bytes) })
    const made = await add('mât.png', aPng(30, 20))
    expect(made).toMatchObject({ type: 'png', size: { width: 30, height: 20 } })
    expect(await add('le même.png', aPng(30, 20))).toEqual(made)
    await expect(add('faux.png', 'pas une image')).rejects.toEqual(refusal('refused'))
    await expect(add('bombe.png', aPngHead(60_000, 60_000))).rejects.toEqual(refusal('refused'))
    await expect(add('animée.gif', 'GIF89a\u0001\u0000\u0001\u0000')).rejects.toEqual(refusal('refused'))

    // it goes where its text goes
    const { id, dossier } = await aDraftOf(call)
    const draft = await call['drafts.get']({ id })
    const block = { kind: 'image' as const, id: 'image', ...made, alt: 'Le mât' }
    await call['drafts.save']({ draft: { ...draft, blocks: [...draft.blocks, block] } })
    const zip = await fetchMade((await call['dossiers.export']({ id: dossier })).id)
    expect(Buffer.from(zip).toString('latin1')).toContain(`files/${made.hash}`)
    const copy = await call['dossiers.import']({ file: await give('dossier.zip', zip) })
    expect(copy.drafts).toHaveLength(1)
  },
  'exhibits.fromDraft': async ({ call }) => {
    const { id: draft, dossier } = await aDraftOf(call)
    const alone = call['exhibits.fromDraft']({ draft, key: 'requete' })
    await expect(alone).rejects.toEqual(refusal('invalid'))
    const urgent = await call['drafts.create']({ dossier, template: 'refere-suspension' })
    const copy = await call['exhibits.fromDraft']({ draft, key: 'requete', to: urgent.id })
    expect(copy).toMatchObject({ copyOf: draft, label: 'Copie de la requête en annulation' })
    expect(copy.file).toBeUndefined()
    expect((await call['dossiers.get']({ id: dossier })).facts['exhibit.requete']).toBe(copy.id)
  },
  'exhibits.save': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const exhibit = await call['exhibits.add']({ dossier, file: await give('a.txt', 'a') })
    expect((await call['exhibits.save']({ exhibit: { ...exhibit, label: 'Courriel' } })).label).toBe(
      'Courriel',
    )
    // the copy of a text stays one, and never comes into the inventory of that text
    const { id: draft, dossier: of } = await aDraftOf(call)
    const urgent = await call['drafts.create']({ dossier: of, template: 'refere-suspension' })
    const { id } = await call['exhibits.fromDraft']({ draft, key: 'requete', to: urgent.id })
    const copy = async () => (await call['exhibits.list']({ dossier: of })).find(one => one.id === id)!
    const save = async (change: object) =>
      call['exhibits.save']({ exhibit: { ...(await copy()), ...change } })
    const { file } = exhibit
    for (const change of [{ file }, { aside: false }])
      await expect(save(change)).rejects.toEqual(refusal('refused'))
    await expect(save({ copyOf: undefined })).rejects.toEqual(refusal('invalid'))
    await expect(save({ copyOf: urgent.id })).rejects.toEqual(refusal('invalid'))
    const other = { ...exhibit, id: `${exhibit.id}-2`, revision: 0, copyOf: draft, dossier: of }
    await expect(call['exhibits.save']({ exhibit: other })).rejects.toEqual(refusal('invalid'))
    expect(await save({ label: 'Copie de la requête' })).toMatchObject({ copyOf: draft, aside: true })
    // nor by a text that is saved into its case
    const { affaires: [affaire] = [] } = await call['dossiers.get']({ id: of })
    const text = await call['drafts.get']({ id: draft })
    await call['drafts.save']({ draft: { ...text, affaire: affaire?.id } })
    const { exhibits } = await call['drafts.gather']({ id: draft })
    expect(exhibits.find(one => one.id === id)).toMatchObject({ aside: true })
  },
  'exhibits.check': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const { id } = await call['exhibits.add']({ dossier, file: await give('vide.pdf', '') })
    expect(await call['exhibits.check']({ dossier })).toMatchObject([
      { code: 'exhibit-empty', severity: 'blocking', at: { exhibit: id } },
    ])
  },
  'exhibits.fetch': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    await call['exhibits.add']({ dossier, file: await give('ici.txt', 'Ici.') })
    // all are here: nothing is asked of a space
    expect(await call['exhibits.fetch']({ dossier, run: 'demande' })).toEqual({ files: 0, remaining: 0 })
    await expect(call['exhibits.fetch']({ dossier, exhibit: 'absente' })).rejects.toEqual(
      refusal('not-found'),
    )
    await expect(call['exhibits.fetch']({ dossier: 'absent' })).rejects.toEqual(refusal('not-found'))
  },
  'exhibits.stopFetch': async ({ call }) => {
    // one that is over is stopped by nobody
    expect(await call['exhibits.stopFetch']({ run: 'finie' })).toEqual({})
  },
  'exhibits.arrange': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const add = async (date: string) =>
      call['exhibits.add']({ dossier, file: await give(`${date}.txt`, date), date })
    const [late, early] = [await add('2025-02-01'), await add('2024-02-01')]
    expect((await call['exhibits.arrange']({ dossier, by: 'date' })).map(one => one.id)).toEqual([
      early.id,
      late.id,
    ])
    const [other] = (await call['drafts.prepare']({ dossier, templates: ['plainte-cnil'] })).drafts
    const text = await call['drafts.get']({ id: other! })
    const call1 = { kind: 'exhibit' as const, exhibit: late.id }
    const block = { kind: 'paragraph' as const, id: 'p1', style: 'body' as const, inlines: [call1] }
    await call['drafts.save']({ draft: { ...text, blocks: [block] } })
    const first = await call['exhibits.arrange']({ dossier, by: 'citation', first: text.id })
    expect(first[0]?.id).toBe(late.id)
  },
  'exhibits.view': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const { id } = await call['exhibits.add']({ dossier, file: await give('a.txt', 'Bonjour') })
    expect(await call['exhibits.view']({ id })).toMatchObject({ pages: 1, sizes: [{ width: 595 }] })
    const video = await call['exhibits.add']({ dossier, file: await give('film.bin', '\u0000\u0001') })
    await expect(call['exhibits.view']({ id: video.id })).rejects.toEqual(refusal('refused'))
  },
  'exhibits.text': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const { id } = await call['exhibits.add']({ dossier, file: await give('a.txt', 'Pièce lue') })
    expect((await call['exhibits.text']({ id, page: 1 })).text).toContain('Pièce lue')
    await expect(call['exhibits.text']({ id, page: 2 })).rejects.toEqual(refusal('not-found'))
  },
  'exhibits.match': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const { id } = await call['exhibits.add']({ dossier, file: await give('Statuts.txt', 'Titre premier') })
    const expectations = [
      { key: 'statuts', label: 'Statuts de l’association' },
      { key: 'manuel', label: 'Manuel' },
    ]
    expect(await call['exhibits.match']({ dossier, expectations })).toEqual([
      { key: 'statuts', matches: [{ exhibit: id, reason: expect.stringContaining('Statuts.txt') }] },
    ])
  },
  'exhibits.order': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const [a, b] = [
      await call['exhibits.add']({ dossier, file: await give('a.txt', 'a') }),
      await call['exhibits.add']({ dossier, file: await give('b.txt', 'b') }),
    ]
    expect((await call['exhibits.order']({ dossier, ids: [b.id, a.id] })).map(one => one.id)).toEqual([
      b.id,
      a.id,
    ])
  },
  'exhibits.remove': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const { id } = await call['exhibits.add']({ dossier, file: await give('a.txt', 'a') })
    await call['exhibits.remove']({ id })
    expect(await call['exhibits.list']({ dossier })).toEqual([])
  },
  'exhibits.restore': async ({ call, give }) => {
    const { dossier } = await aDraftOf(call)
    const { id } = await call['exhibits.add']({ dossier, file: await give('a.txt', 'a') })
    await call['exhibits.remove']({ id })
    await call['exhibits.restore']({ id })
    expect((await call['exhibits.list']({ dossier })).map(one => one.id)).toEqual([id])
    // removed from the series of the main case, a copy whose text came there meanwhile is not in it again
    const claim = await call['drafts.create']({ dossier, template: 'rep-vsa' })
    const { id: apart } = await call['affaires.add']({ dossier, title: 'Autre', drafts: [claim.id] })
    const urgent = await call['drafts.create']({ dossier, template: 'refere-suspension' })
    const copy = await call['exhibits.fromDraft']({ draft: claim.id, key: 'requete', to: urgent.id })
    await call['exhibits.remove']({ id: copy.id })
    await call['affaires.remove']({ dossier, affaire: apart })
    await call['exhibits.restore']({ id: copy.id })
    const back = (await call['exhibits.list']({ dossier })).find(one => one.id === copy.id)
    expect(back).toMatchObject({ copyOf: claim.id, aside: true })
  },

  'settings.get': async ({ call }) => {
    expect(await call['settings.get']({})).toBeTypeOf('object')
  },
  'settings.save': async ({ call }) => {
    await call['settings.save']({ values: { theme: 'sombre' } })
    expect(await call['settings.get']({})).toMatchObject({ theme: 'sombre' })
  },

  'library.place': async ({ call }) => {
    const { folder, backups } = await call['library.place']({})
    expect(backups.startsWith(folder)).toBe(true)
  },
  'library.shelter': async ({ call }) => {
    const { tool, to } = await call['library.shelter']({})
    expect({ tool, isPath: /bibliotheque(-\d+)?$/.test(to) }).toEqual({ tool: null, isPath: true })
  },
  'library.reveal': async ({ call }) => {
    // the system's own window stays closed: none is in reach
    const { PATH } = process.env
    process.env.PATH = ''
    const { folder } = await call['library.place']({})
    await expect(call['library.reveal']({})).rejects.toThrow(folder)
    process.env.PATH = PATH
  },
  'erasure.preview': async ({ call }) => {
    const { dossier } = await aDraftOf(call)
    const { title } = await call['dossiers.get']({ id: dossier })
    const preview = await call['erasure.preview']({ kind: 'dossier', id: dossier })
    expect(preview).toMatchObject({ title, counts: expect.arrayContaining([{ words: 'écrit', count: 1 }]) })
    await expect(call['erasure.preview']({ kind: 'dossier', id: 'nul' })).rejects.toEqual(
      refusal('not-found'),
    )
  },
  'erasure.person': async ({ call, fetchMade }) => {
    await aDraftOf(call)
    const { mentions, file } = await call['erasure.person']({ name: 'Durand Camille' })
    expect(mentions).toContainEqual(expect.objectContaining({ words: 'Un dossier' }))
    expect(new TextDecoder().decode(await fetchMade(file.id))).toContain('Mme Camille Durand')
    await expect(call['erasure.person']({ name: 'a' })).rejects.toEqual(refusal('invalid'))
  },
  'erasure.runPerson': async ({ call, fetchMade }) => {
    const { dossier } = await aDraftOf(call)
    const { mentions, backups } = await call['erasure.person']({ name: 'Camille Durand' })
    expect(backups).toBeGreaterThanOrEqual(0)
    const choices = Object.fromEntries(mentions.map(({ key, acts }) => [key, acts[0] ?? ('keep' as const)]))
    const wrong = call['erasure.runPerson']({ name: 'Camille Durand', choices, confirmation: 'Camille' })
    await expect(wrong).rejects.toEqual(refusal('invalid'))
    const input = { name: 'Camille Durand', choices, confirmation: 'Camille Durand' }
    const { record, file } = await call['erasure.runPerson'](input)
    expect(record.target.kind).toBe('person')
    expect(new TextDecoder().decode(await fetchMade(file.id))).not.toContain('Durand')
    expect(JSON.stringify(await call['dossiers.get']({ id: dossier }))).not.toContain('Durand')
  },
  'erasure.run': async ({ call, fetchMade }) => {
    const { dossier } = await aDraftOf(call)
    const target = { kind: 'dossier' as const, id: dossier }
    const wrong = call['erasure.run']({ target, confirmation: 'Autre' })
    await expect(wrong).rejects.toEqual(refusal('invalid'))
    const { title } = await call['erasure.preview'](target)
    const { file, record } = await call['erasure.run']({ target, confirmation: title })
    expect(record.target).toEqual(target)
    expect(new TextDecoder().decode(await fetchMade(file.id))).toContain(dossier)
    await expect(call['dossiers.get']({ id: dossier })).rejects.toEqual(refusal('not-found'))
  },
  'library.state': async ({ call }) => {
    const { funds, downloads, starter } = await call['library.state']({})
    expect(funds.map(({ fund }) => fund)).toContain('LEGI')
    expect(downloads.length).toBeGreaterThan(0)
    expect(starter.total).toBeGreaterThan(100)
  },
  'library.setDownloads': async ({ call }) => {
    expect(await call['library.setDownloads']({ place: null })).toEqual({})
    await expect(call['library.setDownloads']({ place: 'A'.repeat(22) })).rejects.toEqual(refusal('refused'))
  },
  'library.lookInDownloads': async ({ call }) => {
    expect(await call['library.lookInDownloads']({})).toEqual([])
  },
  'library.saveAddresses': async ({ call, fetchMade }) => {
    const url = 'https://opendata.justice-administrative.fr/DCE/2026/03/CE_202603.zip'
    const file = await call['library.saveAddresses']({ urls: [url] })
    expect(Buffer.from(await fetchMade(file.id)).toString()).toBe(`${url}\n`)
  },
  'funds.list': async ({ call }) => {
    expect(await call['funds.list']({})).toEqual([])
  },
  'funds.export': async ({ call }) => {
    await expect(call['funds.export']({ fund: 'LEGI' })).rejects.toEqual(refusal('not-found'))
    await expect(call['funds.export']({ fund: 'NUL' })).rejects.toEqual(refusal('not-found'))
  },
  'funds.attach': async ({ call }) => {
    const file = { upload: '00000000-0000-4000-8000-000000000000' }
    await expect(call['funds.attach']({ file })).rejects.toEqual(refusal('not-found'))
  },
  'funds.detach': async ({ call }) => {
    await expect(call['funds.detach']({ fund: 'LEGI' })).rejects.toEqual(refusal('not-found'))
  },
  'funds.check': async ({ call }) => {
    await expect(call['funds.check']({ fund: 'LEGI' })).rejects.toEqual(refusal('not-found'))
  },
  'backups.list': async ({ call }) => {
    const { file } = await call['backups.create']({})
    expect((await call['backups.list']({})).map(one => one.file)).toContain(file)
  },
  'backups.create': async ({ call }) => {
    expect(await call['backups.create']({})).toMatchObject({ automatic: false, bytes: expect.any(Number) })
  },
  'backups.secondPlace': async ({ call }) => {
    expect(await call['backups.secondPlace']({})).toBeNull()
  },
  'backups.setSecondPlace': async ({ call }) => {
    expect(await call['backups.setSecondPlace']({ place: null })).toBeNull()
    await expect(call['backups.setSecondPlace']({ place: 'A'.repeat(22) })).rejects.toEqual(
      refusal('refused'),
    )
  },
  'vault.status': async ({ call }) => {
    const nothing = { hasKeyring: false, opensByKeyring: false }
    expect(await call['vault.status']({})).toEqual({ state: 'clear', inClear: [], ...nothing })
  },
  'vault.passphrase': async ({ call }) => {
    await expect(
      call['vault.passphrase']({ current: 'quatre mots sans rapport', next: 'cinq autres mots tout neufs' }),
    ).rejects.toEqual(refusal('refused'))
  },
  'vault.recovery': async ({ call }) => {
    await expect(call['vault.recovery']({ current: 'quatre mots sans rapport' })).rejects.toEqual(
      refusal('refused'),
    )
  },
  'vault.addKeyring': async ({ call }) => {
    await expect(call['vault.addKeyring']({ current: 'quatre mots sans rapport' })).rejects.toEqual(
      refusal('refused'),
    )
  },
  'vault.removeKeyring': async ({ call }) => {
    await expect(call['vault.removeKeyring']({})).rejects.toEqual(refusal('refused'))
  },
  'backups.notices': async ({ call }) => {
    expect(await call['backups.notices']({})).toEqual([])
  },
  'backups.preview': async ({ call, give }) => {
    const { name } = await call['backups.create']({})
    const { backup, library } = await call['backups.preview']({ file: { backup: name } })
    expect(backup).toEqual(library)
    for (const wrong of ['../library.zip', '..\\library.zip', 'library.db'])
      await expect(call['backups.preview']({ file: { backup: wrong } })).rejects.toEqual(refusal('invalid'))
    await expect(call['backups.preview']({ file: { backup: 'absente.zip' } })).rejects.toEqual(
      refusal('not-found'),
    )
    await expect(call['backups.preview']({ file: await give('faux.zip', 'pas un zip') })).rejects.toEqual(
      refusal('damaged'),
    )
  },
  'program.about': async ({ call }) => {
    const { version, keys, licences } = await call['program.about']({})
    expect({ version, licences }).toEqual({ version: '1.0.0', licences: false })
    expect(keys).toEqual([{ id: expect.stringMatching(/^[0-9A-F]{16}$/), comment: 'Éditeurs de l’essai' }])
  },
  'program.licences': async ({ call }) => {
    // a copy run from its sources has none: the list is made with the installed program
    await expect(call['program.licences']({})).rejects.toEqual(refusal('not-found'))
  },
  'updates.examine': async ({ call, give }) => {
    const file = await give('essai.pretoire-maj', await anUpdateFile())
    expect(await call['updates.examine']({ files: [file] })).toMatchObject({
      version: '1.1.0',
      date: '2026-11-28',
      notes: 'Ce qui est nouveau.',
      key: { comment: 'Éditeurs de l’essai' },
    })
    await expect(
      call['updates.examine']({ files: [await give('faux.pretoire-maj', 'pas un zip')] }),
    ).rejects.toEqual(refusal('damaged'))
  },
  'updates.install': async ({ call, give }) => {
    const file = await give('essai.pretoire-maj', await anUpdateFile())
    const { id } = await call['updates.examine']({ files: [file] })
    const { backup, sentence } = await call['updates.install']({ id })
    expect((await call['backups.list']({})).map(one => one.name)).toContain(backup.name)
    expect(sentence).toContain('Votre bibliothèque n’est pas dedans')
    await expect(call['updates.install']({ id: 'inconnue' })).rejects.toEqual(refusal('not-found'))
  },
  'backups.restore': async ({ call, give }) => {
    const { name } = await call['backups.create']({})
    const later = await saved(call)
    const { previous } = await call['backups.restore']({ file: { backup: name } })
    expect(previous).toMatch(/\.zip$/)
    await expect(call['library.get']({ id: later.id })).rejects.toEqual(refusal('not-found'))
    await expect(call['backups.restore']({ file: await give('faux.zip', 'pas un zip') })).rejects.toEqual(
      refusal('damaged'),
    )
  },
}
