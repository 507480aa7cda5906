import { amendments } from '../../src/main/campaign/amendments/store.ts'
import { restingOn } from '../../src/main/campaign/bills/handlers.ts'
import { bills } from '../../src/main/campaign/bills/store.ts'
import { usesOf } from '../../src/main/campaign/bills/uses.ts'
import { dossiers } from '../../src/main/dossiers/store.ts'
import { drafts } from '../../src/main/drafts/store.ts'
import { openLibrary } from '../../src/main/library/open-library.ts'
import { sources } from '../../src/main/library/store.ts'
import type { Block } from '../../src/shared/drafts/model.ts'
import { liasseOf } from '../../tests/fixtures/amendments/drawn.ts'
import { aBill, aDossier, aDraft, anArgument } from '../../tests/fixtures/builders.ts'
import { type Figure, inFolder, spread, time } from '../measure.ts'

const texts = 200
const cards = 50
const paragraphs = 60
const words =
  'Une faille ouverte pour les uns l’est pour tous les autres, et nul ne peut la refermer ensuite ; la mesure vise des personnes que rien ne soupçonne. '

/** Where each of 50 arguments is used, then what rests on an earlier state of the bill, among 200 texts of 60 paragraphs and 200 amendments. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const library = await openLibrary(folder)
    const { db } = library
    const { stages, measures: known, ...rest } = aBill()
    const bill = bills(db).save({
      ...rest,
      stages: stages.map(one => ({ ...one, date: one.date ?? '2025-03-20' })),
      measures: known.map(one => ({
        ...one,
        fates: [
          ...one.fates,
          { stage: 'an', outcome: 'supprimée', source: '', certainty: 'verified' as const },
        ],
      })),
    })
    const stage = 'senat'
    const measures = bill.measures.map(one => ({ bill: bill.id, measure: one.id, stage }))
    for (let n = 0; n < cards; n += 1) sources(db).save(anArgument({ id: `argument-${n}`, measures }))
    for (let n = 0; n < texts; n += 1) {
      if (n % 5 === 0)
        dossiers(db).create(aDossier({ id: `dossier-${n}`, facts: { 'bill.id': bill.id, stage } }))
      drafts(db).create(aDraft({ id: `draft-${n}`, dossier: `dossier-${n - (n % 5)}`, blocks: blocksOf(n) }))
    }
    amendments(db).bring(
      Array.from({ length: texts }, (_, n) => ({
        uid: `a${n}`,
        amendment: { ...liasseOf(n, []), arguments: [`argument-${n % cards}`] },
      })),
    )
    const uses: number[] = []
    let found = 0
    for (let n = 0; n < cards; n += 1) {
      const done = await time(() => usesOf(db, `argument-${n}`))
      uses.push(done.ms)
      found += done.value.length
    }
    const resting: number[] = []
    let late = 0
    for (let n = 0; n < 7; n += 1) {
      const done = await time(() => restingOn(db, bills(db).get(bill.id)))
      resting.push(done.ms)
      late = done.value.length
    }
    library.close()
    return {
      texts,
      arguments: cards,
      'uses of one argument, ms': spread(uses),
      'uses found': found,
      'what rests on an earlier state, ms': spread(resting),
      'resting found': late,
    }
  })

/** A text whose every sixth paragraph comes of an argument. */
const blocksOf = (n: number): Block[] =>
  Array.from({ length: paragraphs }, (_, at): Block => {
    const card = `argument-${(n * 7 + at) % cards}`
    return {
      kind: 'paragraph',
      id: `p${at}`,
      style: 'body',
      inlines: [{ kind: 'text', text: words.repeat(3) }],
      ...(at % 6 === 0 && {
        origin: { source: card, revision: 1, variant: 'briefing' as const, group: `g${at}` },
      }),
    }
  })
