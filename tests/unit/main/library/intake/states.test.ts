import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intake } from '../../../../../src/main/library/intake/intake.ts'
import { readMemory } from '../../../../../src/main/library/intake/last-record.ts'
import { prepare } from '../../../../../src/main/library/intake/prepare.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { type Archive, archives, cid, jade, legi, publie } from '../../../../fixtures/import/states.ts'

function library() {
  const db = openDb(':memory:')
  const all = sources(db)
  return {
    db,
    all,
    /** `upTo`: what a kill let be committed, of the records then of the list. */
    read({ state, records, deletions = [] }: Archive, upTo = Number.POSITIVE_INFINITY) {
      const batch = records
        .slice(0, upTo)
        .map(({ source, folder = '' }) => prepare(source, { folder, state }))
      const tokens = tokenBatch()
      for (const { head, texts } of batch) tokens.add(head, texts)
      const outcomes = intake(db).take(batch, tokens.finish())
      all.retireAll(deletions.slice(0, Math.max(0, upTo - records.length)), state)
      return outcomes
    },
  }
}

/**
 * All that a user may read of it, and the newest state and the folders of each record. The day of a provenance is that of the
 * archive its wording was read in, where others say the same.
 */
function content({ db, all }: ReturnType<typeof library>) {
  const ids = db
    .prepare<[], string>('SELECT id FROM sources WHERE removed_at IS NULL ORDER BY id')
    .pluck()
    .all()
  const keys = db
    .prepare<[], { key: string; hash: string }>(
      'SELECT key, hash FROM source_keys WHERE hash IS NOT NULL ORDER BY key',
    )
    .all()
  return {
    sources: ids.map(id => {
      const source = all.get(id)
      const provenance = source.provenance.map(one => ({ ...one, asOf: undefined }))
      return { ...source, provenance, revision: 0, updatedAt: '' }
    }),
    records: keys.map(({ key, hash }) => ({ key, ...readMemory(hash) })),
  }
}
const readAll = (some: readonly Archive[]) => {
  const one = library()
  for (const archive of some) one.read(archive)
  return one
}
const inOrder = (order: readonly number[]) => readAll(order.map(at => archives[at] as Archive))

/** An act of a publisher on one of its records between two archives. */
const change = fc.record({
  id: fc.nat({ max: 4 }),
  act: fc.constantFrom('write', 'move', 'withdraw'),
  folder: fc.constantFrom('publie', 'inedit'),
})
const month = fc.record({ changes: fc.array(change, { maxLength: 4 }), isStock: fc.boolean() })

/** The archives of a publisher over some months: sets of changes, each with its list, and whole states of its base. */
function published(
  months: readonly { readonly changes: readonly Change[]; readonly isStock: boolean }[],
): Archive[] {
  const base = new Map<number, { readonly text: string; readonly folder: string }>()
  return months.map(({ changes, isStock }, at) => {
    const state = `2026${String(at + 1).padStart(2, '0')}01-210000`
    const day = `2026-${String(at + 1).padStart(2, '0')}-01`
    const written = new Set<number>()
    const deletions: { id: string; folder: string }[] = []
    for (const { id, act, folder } of changes) {
      const before = base.get(id)
      if (written.has(id)) continue
      written.add(id)
      if (before && (act === 'withdraw' || before.folder !== folder))
        deletions.push({ id: cid(id), folder: `jade/global/${before.folder}/CETA/TEXT` })
      if (act === 'withdraw') base.delete(id)
      else
        base.set(id, { folder, text: act === 'move' && before ? before.text : `Texte ${id} du mois ${at}.` })
    }
    const records = [...base].flatMap(([id, { text, folder }]) =>
      isStock || written.has(id) ? [{ source: jade(id, day, text), folder }] : [],
    )
    return isStock ? { state, records } : { state, records, deletions }
  })
}
type Change = Parameters<Parameters<typeof change.map>[0]>[0]

describe('older never overwrites newer', () => {
  test('archives in any order, and again, give the library of the newest', () => {
    const expected = content(inOrder([0, 3, 1, 2]))
    expect(expected.sources.map(({ id }) => id)).toEqual(['ce-2', 'ce-3', 'ce-4', 'crpa-l311-1'])
    expect(expected.sources[0]).toMatchObject({ text: [{ text: 'Un permis, corrigé.' }] })
    expect(expected.sources[2]).toMatchObject({ text: [{ text: 'Un zèbre, de nouveau.' }] })
    const whole = archives.map((_, at) => at)
    const extra = fc.array(fc.nat({ max: archives.length - 1 }), { maxLength: 3 })
    const orders = extra.chain(more =>
      fc.shuffledSubarray([...whole, ...more], { minLength: whole.length + more.length }),
    )
    fc.assert(
      fc.property(orders, order => {
        expect(content(inOrder(order))).toEqual(expected)
      }),
      { numRuns: 25, seed: 22 },
    )
  })

  test('whatever a publisher writes, moves and takes back, the order of its archives changes nothing', () => {
    const histories = fc
      .array(month, { minLength: 2, maxLength: 5 })
      // nothing else says that a record left the base: what a whole state no longer holds was listed by a set of changes
      .map(months => published(months.map(one => ({ ...one, isStock: one.isStock && !one.changes.length }))))
      .chain(all =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      )
    fc.assert(
      fc.property(histories, ([all, order]) => {
        expect(content(readAll(order))).toEqual(content(readAll(all)))
      }),
      { numRuns: 25, seed: 22 },
    )
  })

  test('an import killed in the middle, then run again or followed by others, gives the same library', () => {
    const whole = archives.map((_, at) => at)
    const expected = content(inOrder(whole))
    const kill = fc.record({ at: fc.nat({ max: archives.length - 1 }), upTo: fc.nat({ max: 6 }) })
    const drawn = fc.record({
      order: fc.shuffledSubarray(whole, { minLength: whole.length }),
      // each falls before one of the archives read whole, or after the last
      kills: fc.array(fc.tuple(fc.nat({ max: archives.length }), kill), { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(drawn, ({ order, kills }) => {
        const one = library()
        const killBefore = (place: number) => {
          for (const [before, { at, upTo }] of kills)
            if (before === place) one.read(archives[at] as Archive, upTo)
        }
        for (const [place, at] of order.entries()) {
          killBefore(place)
          one.read(archives[at] as Archive)
        }
        killBefore(order.length)
        expect(content(one)).toEqual(expected)
      }),
      { numRuns: 25, seed: 22 },
    )
  })

  test('whatever a publisher does, imports killed in the middle change nothing of what is read in the end', () => {
    const busyMonth = fc.record({
      changes: fc.array(change, { minLength: 2, maxLength: 5 }),
      isStock: fc.constant(false),
    })
    const drawn = fc
      .array(busyMonth, { minLength: 3, maxLength: 4 })
      .map(months => published(months))
      .chain(all =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(
            [...all, ...all].map((archive, at) => ({ archive, isKilled: at >= all.length })),
            { minLength: all.length * 2 },
          ),
          fc.array(fc.nat({ max: 5 }), { minLength: all.length * 2, maxLength: all.length * 2 }),
        ),
      )
    fc.assert(
      fc.property(drawn, ([all, order, places]) => {
        const one = library()
        for (const [at, { archive, isKilled }] of order.entries())
          one.read(archive, isKilled ? places[at] : undefined)
        expect(content(one)).toEqual(content(readAll(all)))
      }),
      { numRuns: 20, seed: 22 },
    )
  })

  test('whatever a publisher does, taking some records before all others changes nothing', () => {
    const drawn = fc.tuple(
      fc.array(month, { minLength: 2, maxLength: 5 }).map(months => published(months)),
      fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1 }),
    )
    fc.assert(
      fc.property(drawn, ([all, numbers]) => {
        const wanted = new Set(numbers.map(n => `ce-${n}`))
        const one = library()
        const first = all.map(({ state, records }) => ({
          state,
          records: records.filter(({ source }) => wanted.has(source.id)),
        }))
        for (const archive of first) one.read(archive)
        for (const { records, ...rest } of all)
          one.read({ ...rest, records: records.filter(({ source }) => !wanted.has(source.id)) })
        expect(content(one)).toEqual(content(readAll(all)))
      }),
      { numRuns: 25, seed: 22 },
    )
  })

  test('undated records given twice under one key with other words are taken once each', () => {
    const undated = (number: string): Archive => {
      const source = { ...jade(5, '2026-03-27', 'Un arrêt.'), numbers: [number] }
      const provenance = source.provenance.map(one => ({ ...one, asOf: undefined }))
      return { state: '', records: [{ source: { ...source, provenance } }] }
    }
    const [first, second] = [undated('400005'), undated('400006')]
    const one = readAll([first, second])
    const before = content(one)
    expect(
      [first, second, first].flatMap(archive => one.read(archive).map(({ outcome }) => outcome)),
    ).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect(content(one)).toEqual(before)
  })

  test('two publishers of one decision: the newest title, or the richer, whichever came last, and each is kept', () => {
    const open = (day: string, solution: string, name?: string): Archive => ({
      state: day.replaceAll('-', ''),
      records: [
        {
          source: {
            ...jade(1, day, 'Le texte.'),
            solution,
            formation: solution === 'Rejet' ? 'Juge des référés' : '10ème chambre',
            publication: solution === 'Rejet' ? 'Lebon T.' : 'Lebon',
            ...(name && { name }),
            provenance: [
              { publisher: 'Conseil d’État, open data', licence: '', file: 'DCE_400001.xml', asOf: day },
            ],
          },
        },
      ],
    })
    const dila = (state: string, day: string, solution: string): Archive => ({
      state,
      records: [
        {
          source: {
            ...jade(1, day, 'Le texte.'),
            solution,
            formation: '10ème et 9ème chambres réunies',
            publication: 'inédit',
          },
          folder: 'publie',
        },
      ],
    })
    const all = [
      open('2026-03-20', 'Rejet', 'Association Exemple'),
      open('2026-05-20', 'Satisfaction partielle'),
      dila('20260327-120000', '2026-03-27', 'Rejet'),
      dila('20260401-120000', '2026-04-01', 'Satisfaction'),
    ]
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
      [0, 2, 1, 3, 0, 2],
    ]) {
      const [source] = content(readAll(order.map(at => all[at] as Archive))).sources
      expect(source, order.join()).toMatchObject({
        solution: 'Satisfaction partielle',
        name: 'Association Exemple',
        formation: '10ème chambre',
        publication: 'Lebon',
      })
      const says = new Map(source?.provenance.map(one => [one.publisher, one.says?.solution]))
      expect(says).toEqual(
        new Map([
          ['DILA, JADE', 'Satisfaction'],
          ['Conseil d’État, open data', 'Satisfaction partielle'],
        ]),
      )
    }
  })

  test('the stock again after the changes: one wording in force, and the report says what was left', () => {
    const one = inOrder([0, 2])
    const outcomes = one.read(archives[0] as Archive)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['older', 'older', 'unchanged', 'older', 'older'])
    expect(outcomes[0]?.reason).toBe(
      'état du 27\u00a0mars 2026, plus ancien que celui de la bibliothèque (1er\u00a0mai 2026) : laissé',
    )
    expect(outcomes[1]?.reason).toBe('retiré par son éditeur (liste du 1er\u00a0mai 2026) : laissé dehors')
    const article = one.all.get('crpa-l311-1')
    expect(article.kind === 'article' && article.versions.filter(({ to }) => !to)).toHaveLength(1)
  })

  test('the same archives again change nothing, and none is said updated', () => {
    const one = inOrder([0, 1, 2, 3])
    for (const archive of [...archives].sort((a, b) => a.state.localeCompare(b.state)))
      for (const { outcome } of one.read(archive)) expect(['unchanged', 'older']).toContain(outcome)
  })

  test('what was taken back leaves no word behind: neither in its row, nor its label, nor its history', () => {
    const { db } = inOrder([0, 1, 2])
    const rows = db
      .prepare<[], string>(
        `SELECT data FROM source_bodies UNION ALL SELECT label FROM sources
         UNION ALL SELECT data FROM source_versions UNION ALL SELECT before FROM source_edits`,
      )
      .pluck()
      .all()
    expect(rows.join('\n')).toContain('Une girafe.')
    expect(rows.join('\n')).not.toContain('personnes nommées')
  })

  test.each([
    ['older than the list', '2026-03-25'],
    ['newer than the list', '2026-05-10'],
  ])('the copy of another publisher, %s, stays and tells it, in any order', (_, day) => {
    const copy = {
      ...jade(1, day, 'Un litige entre des personnes nommées.'),
      provenance: [
        { publisher: 'Conseil d’État, open data', licence: '', file: 'DCE_400001.xml', asOf: day },
      ],
    }
    const [stock, , list] = archives as readonly [Archive, Archive, Archive]
    const open: Archive = { state: day.replaceAll('-', ''), records: [{ source: copy }] }
    const toldBy = (some: readonly Archive[]) => {
      const { all } = readAll(some)
      const source = all.get('ce-1')
      return {
        withdrawn: source.withdrawn,
        words: source.kind === 'decision' && source.text.map(({ text }) => text).join(),
        hit: all.search({ text: '"personnes nommées"' }).hits.find(one => one.id === 'ce-1')?.withdrawn,
      }
    }
    for (const order of [
      [stock, list, open],
      [stock, open, list],
      [open, stock, list],
      [open, list, stock],
      [list, open, stock],
      [list, stock, open],
      [stock, list, open, stock, list, open],
    ])
      expect(toldBy(order)).toEqual({
        withdrawn: '2026-05-01',
        words: 'Un litige entre des personnes nommées.',
        hit: '2026-05-01',
      })
  })

  test('a decision published again under another number stays when the list takes the first one back', () => {
    const again = {
      ...jade(1, '2026-05-01', 'Le même arrêt.'),
      provenance: jade(7, '2026-05-01', '').provenance,
    }
    const one = readAll([
      archives[0] as Archive,
      {
        state: '20260501-210000',
        records: [{ source: again, folder: 'publie' }],
        deletions: [{ id: cid(1), folder: publie }],
      },
    ])
    expect(one.all.get('ce-1').id).toBe('ce-1')
    one.read(archives[0] as Archive)
    expect(one.all.get('ce-1').id).toBe('ce-1')
  })

  test('the last wording known taken back, an older archive still brings the others of its article', () => {
    const wordings = [1, 2].map(n => legi(n, '2026-03-27', { from: `201${n}-01-01`, status: 'MODIFIE' }))
    const stock: Archive = {
      state: '20260327-120000',
      records: wordings.map(source => ({ source, folder: 'en' })),
    }
    const [first] = stock.records as readonly [Archive['records'][number]]
    const known: Archive = { state: '20260328-120000', records: [first] }
    const list: Archive = {
      state: '20260501-210000',
      records: [],
      deletions: [{ id: 'LEGIARTI000000000001', folder: 'legi/global/code_et_TNC_en_vigueur' }],
    }
    const expected = content(readAll([stock, known, list]))
    expect(expected.sources).toHaveLength(1)
    expect(content(readAll([known, list, stock])).sources).toEqual(expected.sources)
  })

  test('a file without a date adds what is missing, and changes nothing of what is dated', () => {
    const one = inOrder([2])
    const undated = { state: '', records: [{ source: { ...jade(4, '2026-05-01', 'Autre.'), page: '12' } }] }
    one.read(undated)
    expect(one.all.get('ce-4')).toMatchObject({ page: '12', text: [{ text: 'Un zèbre, de nouveau.' }] })
  })
})
