import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Corpus } from '../../src/main/library/corpus/corpus.ts'
import type { Source } from '../../src/shared/library/model.ts'
import { aDecision, anArticle } from '../fixtures/builders.ts'

/** A corpus to try, and what changes its sources from outside. */
export interface CorpusTrial {
  readonly corpus: Corpus
  /** takes sources as an import does, their citations read */
  put(sources: readonly Source[]): unknown
  remove(id: string): unknown
  restore(id: string): unknown
  close(): unknown
}

const csi = { nature: 'code', title: 'code de la sécurité intérieure', short: 'CSI' } as const
const wording = (id: string, from: string, to: string | undefined, text: string) => ({
  ...{ id, from, to, text },
  status: to ? 'MODIFIE' : 'VIGUEUR',
})
const article = anArticle({
  ...{ id: 'csi-l-251-2', number: 'L. 251-2', of: csi },
  versions: [
    wording('LEGIARTI000000000001', '2012-05-01', '2020-01-01', 'La caméra surveille la girafe.'),
    wording('LEGIARTI000000000002', '2020-01-01', undefined, 'La caméra surveille le tapir.'),
  ],
})
const decision = (id: string, number: string, date: string, text: string) =>
  aDecision({ id, numbers: [number], date, court: 'CE', text: [{ n: 1, text }] })
const former = decision('ancienne', '490001', '2019-03-04', 'Une caméra filmait la voie publique.')
const leading = decision(
  ...(['recente', '490002', '2024-05-06'] as const),
  'La caméra est régie par l’article L. 251-2 du code de la sécurité intérieure ; voir CE, 4 mars 2019, n° 490001.',
)
const other = decision('autre', '490003', '2022-01-01', 'Un permis de construire.')

/** Describes, as tests, all that an implementation of `Corpus` has to do, whatever it stands on. */
export function corpusContract(name: string, open: () => CorpusTrial | Promise<CorpusTrial>): void {
  describe(`${name}, as a corpus`, () => {
    let trial: CorpusTrial
    beforeEach(async () => {
      trial = await open()
      await trial.put([article, former, leading, other])
    })
    afterEach(() => trial.close())
    const ids = async (text: string, more = {}) =>
      (await trial.corpus.search({ text, ...more })).hits.map(({ id }) => id)
    const page = { limit: 20, offset: 0 }

    test('finds by words, by number and by filter, and counts what it found', async () => {
      expect((await ids('caméra')).toSorted()).toEqual(['ancienne', 'csi-l-251-2', 'recente'])
      expect(await ids('490002')).toEqual(['recente'])
      expect((await ids('L. 251-2 CSI'))[0]).toBe('csi-l-251-2')
      expect(await ids('caméra', { kind: 'article' })).toEqual(['csi-l-251-2'])
      const { total, facets, coverage } = await trial.corpus.search({ text: 'caméra' })
      expect([total, facets.kind]).toEqual([3, { decision: 2, article: 1 }])
      expect(coverage).toEqual({ texts: 4, indexed: 4 })
      expect(await ids('inexistantissime')).toEqual([])
    })
    test('gives its pages in one order, and the passage that answers', async () => {
      const whole = await ids('caméra')
      const pages = [0, 1, 2].map(offset => ids('caméra', { limit: 1, offset }))
      expect((await Promise.all(pages)).flat()).toEqual(whole)
      const [hit] = (await trial.corpus.search({ text: 'girafe' })).hits
      expect(hit?.excerpt).toContain('\u0001girafe\u0002')
    })
    test('finds without accents, by inflected words, by words begun, and by words mistyped, saying which', async () => {
      for (const text of ['camera', 'CAMÉRAS', 'camé', 'filmaient'])
        expect(await ids(text)).toContain('ancienne')
      const { hits, corrected } = await trial.corpus.search({ text: 'camrea' })
      expect([hits.length, corrected]).toEqual([3, 'caméra'])
    })
    test('tells a quoted phrase and excluded words from words in any order', async () => {
      await trial.put([
        decision('ordre', '490010', '2022-02-02', 'Construire sans permis ; un permis, puis construire.'),
      ])
      expect((await ids('permis construire')).toSorted()).toEqual(['autre', 'ordre'])
      const { hits, total } = await trial.corpus.search({ text: '"permis de construire"' })
      expect([hits.map(({ id }) => id), total]).toEqual([['autre'], 1])
      expect(await ids('permis -puis')).toEqual(['autre'])
      expect((await ids('girafe OU permis')).toSorted()).toEqual(['autre', 'csi-l-251-2', 'ordre'])
    })
    test('finds a decision by its number and its day, an article by its number, however they are written', async () => {
      for (const text of ['n° 490002', '490.002', 'CE, 6 mai 2024, n° 490002', 'CE 6 mai 2024'])
        expect((await ids(text))[0]).toBe('recente')
      for (const text of ['article L. 251-2 du code de la sécurité intérieure', 'L251-2', 'art. L 251-2 CSI'])
        expect((await ids(text))[0]).toBe('csi-l-251-2')
    })
    test('filters by court, code, kind of publication, and days, typed or chosen', async () => {
      await trial.put([
        aDecision({
          ...{ id: 'nice', numbers: ['2400001'], court: 'TA', city: 'Nice', date: '2023-03-03' },
          ...{ publication: 'C+', text: [{ n: 1, text: 'Une caméra de la commune.' }] },
        }),
      ])
      const all = ['ancienne', 'csi-l-251-2', 'nice', 'recente']
      expect((await ids('caméra')).toSorted()).toEqual(all)
      expect(await ids('caméra', { court: 'TA Nice' })).toEqual(['nice'])
      expect((await ids('caméra court:CE')).toSorted()).toEqual(['ancienne', 'recente'])
      expect(await ids('caméra', { code: 'CSI' })).toEqual(['csi-l-251-2'])
      expect(await ids('caméra code:CSI')).toEqual(['csi-l-251-2'])
      expect(await ids('caméra', { from: '2024-01-01' })).toEqual(['recente'])
      expect(await ids('caméra', { kind: 'decision', to: '2019-12-31' })).toEqual(['ancienne'])
      expect((await ids('caméra date:2023..2024')).toSorted()).toEqual(['nice', 'recente'])
      expect((await ids('caméra date:2019 date:2024')).toSorted()).toEqual(['ancienne', 'recente'])
      // what is chosen of a facet leaves the counts of its other values
      const { facets } = await trial.corpus.search({ text: 'caméra', court: 'TA Nice' })
      expect(facets.court).toEqual({ CE: 2, 'TA Nice': 1 })
    })
    test('says which decision another overturned, and puts a withdrawn text after the others', async () => {
      await trial.put([
        aDecision({
          ...{ id: 'cassation', numbers: ['490020'], court: 'CE', date: '2025-01-01' },
          text: [
            { n: 1, text: 'Un dromadaire.' },
            {
              section: 'ruling',
              text: 'Article 1er : La décision n° 490001 du 4 mars 2019 du Conseil d’État est annulée.',
            },
          ],
        }),
        { ...decision('retiree', '490021', '2025-02-02', 'Un dromadaire.'), withdrawn: '2025-03-03' },
      ])
      const { citedBy } = await trial.corpus.links('ancienne', page)
      expect(citedBy.map(({ hit, treatment }) => [hit?.id, treatment]).toSorted()).toEqual([
        ['cassation', 'overturns'],
        ['recente', 'cites'],
      ])
      const { hits } = await trial.corpus.search({ text: 'dromadaire' })
      expect(hits.map(({ id, withdrawn }) => [id, withdrawn])).toEqual([
        ['cassation', undefined],
        ['retiree', '2025-03-03'],
      ])
    })
    test('reads a source by its id, whole', async () => {
      expect(await trial.corpus.get('recente')).toMatchObject({ kind: 'decision', numbers: ['490002'] })
      expect(await trial.corpus.get('csi-l-251-2')).toMatchObject({ versions: [{}, {}] })
    })
    test('reads an article as it was on a day', async () => {
      const texts = async (day: string) => {
        const source = await trial.corpus.get('csi-l-251-2', day)
        return source.kind === 'article' ? source.versions.map(({ text }) => text) : undefined
      }
      expect(await texts('2015-06-01')).toEqual(['La caméra surveille la girafe.'])
      expect(await texts('2024-01-01')).toEqual(['La caméra surveille le tapir.'])
      expect(await texts('2001-01-01')).toEqual([])
      expect(await trial.corpus.get('recente', '2001-01-01')).toMatchObject({ id: 'recente' })
    })
    test('refuses an id that it has not, in French', async () => {
      const refusal = { code: 'not-found', message: expect.stringMatching(/bibliothèque/) }
      await expect((async () => trial.corpus.get('nulle'))()).rejects.toMatchObject(refusal)
      await expect((async () => trial.corpus.links('nulle', page))()).rejects.toMatchObject(refusal)
    })
    test('follows citations both ways, by the ids of the sources', async () => {
      const { cites } = await trial.corpus.links('recente', page)
      expect(cites.map(({ hit }) => hit?.id)).toEqual(['csi-l-251-2', 'ancienne'])
      for (const id of ['csi-l-251-2', 'ancienne']) {
        const { citedBy, citedByTotal } = await trial.corpus.links(id, page)
        expect([citedBy.map(({ hit }) => hit?.id), citedByTotal]).toEqual([['recente'], 1])
      }
      expect((await trial.corpus.links('autre', page)).cites).toEqual([])
    })
    test('tells all there is, then what changed', async () => {
      const first = await trial.corpus.since()
      expect([first.isWhole, first.changed.toSorted(), first.removed]).toEqual([
        true,
        ['ancienne', 'autre', 'csi-l-251-2', 'recente'],
        [],
      ])
      await trial.remove('autre')
      const second = await trial.corpus.since(first.state)
      expect([second.isWhole, second.removed]).toEqual([false, ['autre']])
      await trial.restore('autre')
      await trial.put([{ ...other, id: 'neuve', numbers: ['490009'] }])
      const third = await trial.corpus.since(second.state)
      expect(third.removed).toEqual([])
      expect(third.changed).toEqual(expect.arrayContaining(['autre', 'neuve']))
    })
    test('tells all there is after a state that it does not know', async () => {
      const { isWhole, changed } = await trial.corpus.since('un autre état')
      expect([isWhole, changed.length]).toEqual([true, 4])
    })
    test('has no trace of what was removed', async () => {
      await trial.remove('recente')
      expect(await ids('490002')).not.toContain('recente')
      expect((await ids('caméra')).toSorted()).toEqual(['ancienne', 'csi-l-251-2'])
      await expect((async () => trial.corpus.get('recente'))()).rejects.toMatchObject({ code: 'not-found' })
      expect((await trial.corpus.links('ancienne', page)).citedByTotal).toBe(0)
    })
  })
}
