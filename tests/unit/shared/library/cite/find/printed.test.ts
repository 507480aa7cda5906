import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findCitations } from '../../../../../../src/shared/library/cite/find/find.ts'
import { citeText } from '../../../../../../src/shared/library/cite/print.ts'
import { keysOf } from '../../../../../../src/shared/library/keys.ts'
import { Source } from '../../../../../../src/shared/library/model.ts'

const pack = join(import.meta.dirname, '../../../../../../resources/packs/autorites.json')
const { sources } = z.object({ sources: z.array(Source) }).parse(JSON.parse(readFileSync(pack, 'utf8')))

/** Sources whose citation names one thing: not a list of articles, not a document of Parliament. */
const citable = sources.filter(source => {
  if (source.citeAs || source.kind === 'argument' || keysOf(source).length === 0) return false
  if (source.kind === 'article')
    return !source.number.includes(',') && !source.of.title.includes('de la loi n°')
  return source.kind === 'decision' || (source.type === 'cnil' && source.date !== undefined)
})

test.each(['pretoire', 'reflex'] as const)('what Prétoire prints is found again: %s', profile => {
  expect(citable.length).toBeGreaterThan(150)
  const lost = citable
    .map(source => ({ text: citeText(source, { profile }), keys: keysOf(source) }))
    .filter(
      ({ text, keys }) =>
        !findCitations(`Voir ${text}.`).some(found => found.keys.some(key => keys.includes(key))),
    )
  expect(lost).toEqual([])
})
