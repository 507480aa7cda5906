import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readDecision } from '../../../../src/main/imports/formats/conseil-etat.ts'
import { loadPack } from '../../../../src/main/imports/formats/load-pack.ts'
import { openDatabase } from '../../../../src/main/kernel/database/open.ts'
import { libraryView } from '../../../../src/main/library/citations/same-number.ts'
import { registerParts } from '../../../../src/main/parts.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import type { Holdings } from '../../../../src/shared/drafts/verify/holdings.ts'
import { citationItem } from '../../../../src/shared/drafts/verify/verdict.ts'
import { verify } from '../../../../src/shared/drafts/verify/verify.ts'
import type { Decision } from '../../../../src/shared/library/model.ts'
import { anArticle } from '../../../fixtures/builders.ts'
import { alteredCitations } from '../../../fixtures/citations/altered-citations.ts'
import { archiveFiles } from '../../../fixtures/import/samples.ts'

const samples = join(import.meta.dirname, '../../../../resources/samples')
let held: Holdings

/** The fictional decisions, as if courts had given them: what is to be verified is never concordant. */
beforeAll(async () => {
  registerParts()
  const archives = readdirSync(samples).filter(name => name.endsWith('.zip'))
  const files = await Promise.all(archives.map(name => archiveFiles(join(samples, name), name)))
  const decisions = files.flat().map(
    ({ bytes }): Decision => ({
      ...readDecision(bytes.toString('utf8')),
      certainty: 'verified',
      caveat: undefined,
    }),
  )
  const article = (number: string, title: string, from: string) =>
    anArticle({
      id: `${title} ${number}`,
      number,
      of: { nature: 'code', title },
      versions: [{ id: `${title} ${number}`, from, status: 'VIGUEUR', text: 'Le préfet statue.' }],
    })
  const relations = 'code des relations entre le public et l’administration'
  const articles = [
    ...['L. 211-2', 'L. 311-6', 'L. 311-7'].map(one => article(one, relations, '2016-01-01')),
    article('L. 251-2', 'code de la sécurité intérieure', '2012-05-01'),
  ]
  const db = openDatabase(':memory:', { fills: [], copyOwn: () => {} })
  const pack = { id: 'altered', title: '', author: '', licence: '', date: '2026-01-01' }
  loadPack(db, { pretoire: 1, ...pack, sources: [...decisions, ...articles], bills: [] })
  held = libraryView(db)
})

function read(text: string) {
  const block: Block = { kind: 'paragraph', id: 'p', style: 'body', inlines: [{ kind: 'text', text }] }
  return verify({ blocks: [block] }, { facts: {} }, held, '2026-11-28').citations.map(citationItem)
}

test('nothing that a citation states is altered and still « lu et concordant »', () => {
  const green = alteredCitations.flatMap(([, , text]) =>
    read(text).some(one => one.verdict === 'read') ? [text] : [],
  )
  expect(green).toEqual([])
})

test('what is right is not raised', () => {
  const wrong = alteredCitations.flatMap(([, text]) => {
    const items = read(text)
    return items.length === 1 && items[0]?.verdict === 'read' && !items[0].alarm ? [] : [[text, items]]
  })
  expect(wrong).toEqual([])
})
