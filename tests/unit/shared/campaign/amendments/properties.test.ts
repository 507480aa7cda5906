import { describe, expect, test } from 'vitest'
import { after, apply, before } from '../../../../../src/shared/campaign/amendments/applying/apply.ts'
import { compose } from '../../../../../src/shared/campaign/amendments/composing/compose.ts'
import { parse } from '../../../../../src/shared/campaign/amendments/reading/parse.ts'
import { drawer, drawnArticle, drawnChange } from '../../../../fixtures/amendments/drawn.ts'

const seeds = Array.from({ length: 60 }, (_, n) => n + 1)

describe.each(['an', 'senat'] as const)('%s', chamber => {
  test.each(seeds)('what is composed is read back as it was, seed %i', seed => {
    const draw = drawer(seed)
    const article = drawnArticle(draw, 6)
    const changes = Array.from({ length: 1 + draw(4) }, (_, n) => drawnChange(draw, article, n + 1))
    expect(parse(compose(changes, { chamber }), chamber)).toEqual({ changes, unread: [] })
  })
})

test.each(seeds)('what is not touched is lost by nothing, seed %i', seed => {
  const draw = drawer(seed * 7)
  const article = drawnArticle(draw, 8)
  const changes = Array.from({ length: 1 + draw(3) }, (_, n) => drawnChange(draw, article, 2 * n + 1))
  const made = apply(article, changes)
  expect(made.flaws.filter(flaw => flaw.severity === 'error')).toEqual([])
  // the rows, before, are the article; and each word that is not marked is in its place in what comes out
  expect(made.rows.filter(row => row.number !== undefined).map(before)).toEqual(article.alineas)
  expect(made.rows.filter(row => row.fate !== 'deleted').map(after)).toEqual(made.alineas)
  for (const row of made.rows) {
    const kept = row.pieces.filter(piece => piece.mark === 'kept').map(piece => piece.text)
    let at = 0
    for (const piece of kept) {
      at = after(row).indexOf(piece, at)
      expect(at).toBeGreaterThanOrEqual(0)
      at += piece.length
    }
  }
  const touched = new Set(
    changes.flatMap(one => ('where' in one ? one.where.alineas : 'alineas' in one ? one.alineas : [])),
  )
  article.alineas.forEach((text, n) => {
    if (!touched.has(n + 1)) expect(made.alineas).toContain(text)
  })
})
