import { describe, expect, test } from 'vitest'
import type { Block, Inline } from '../../../src/shared/drafts/model.ts'
import { aDraft } from '../../fixtures/builders.ts'
import { missingPrinter } from '../office.ts'
import { comparedPair, redlineFaults } from './redline-faults.ts'
import { versionPair } from './version-pairs.ts'

const said = (text: string): Inline[] => [{ kind: 'text', text }]
const paragraph = (id: string, text: string, style: 'body' | 'box' | 'plain' = 'plain'): Block => ({
  kind: 'paragraph',
  id,
  style,
  inlines: said(text),
})

describe.skipIf(missingPrinter)('a comparison, to LibreOffice', () => {
  test('accepted, has the words and the notes of the new text; refused, of the old one', async () => {
    const pairs = [2, 6, 8, 10, 20, 29].map(seed => comparedPair(`paire ${seed}`, versionPair(seed)))
    const faults = redlineFaults(await Promise.all(pairs)).filter(one => one.kind === 'words')
    expect(faults.map(one => one.message)).toEqual([])
  }, 120_000)

  test('refused, gives back the style and the list of each paragraph', async () => {
    const list = (style: 'bullet' | 'decimal', ...items: string[]): Block => ({
      kind: 'list',
      id: 'liste',
      style,
      items: items.map((text, at) => ({ id: `item-${at}`, level: 0, inlines: said(text) })),
    })
    const title = (id: string, text: string): Block => ({
      kind: 'heading',
      id,
      level: 2,
      numbered: true,
      inlines: said(text),
    })
    const old = aDraft({
      blocks: [
        title('a', 'Sur la recevabilité de la requête.'),
        title('b', 'Sur la compétence du signataire de l’acte.'),
        paragraph('c', 'La commune filme la voie publique.'),
        list('bullet', 'une étude préalable', 'une délibération du conseil', 'un avis'),
        paragraph('d', 'Le préfet n’a rien autorisé.', 'box'),
        paragraph('e', 'Un marché a été signé en mars.', 'box'),
      ],
    })
    const now = aDraft({
      blocks: [
        title('a', 'Sur la recevabilité de la requête.'),
        paragraph('b', 'Sur la compétence du signataire de l’acte.', 'body'),
        title('c', 'La commune filme la voie publique.'),
        list('decimal', 'une étude préalable', 'une délibération du conseil municipal', 'un avis'),
        paragraph('e', 'Un marché a été signé en mars.', 'box'),
        paragraph('d', 'Le préfet n’a rien autorisé.', 'plain'),
      ],
    })
    const faults = redlineFaults([await comparedPair('structure', { old, now })])
    expect(faults.map(one => one.message)).toEqual([])
  }, 60_000)

  test('refused, gives back the number of a paragraph, a moved note, a list, a line of contents', async () => {
    const note = (id: string): Inline => ({
      kind: 'note',
      id,
      inlines: [{ kind: 'text', text: 'Pièce jointe à la demande.' }],
    })
    const noted = (id: string, text: string): Block => ({
      kind: 'paragraph',
      id,
      style: 'plain',
      inlines: [...said(`${text} `), note(`n-${id}`), ...said(' Le maire l’a admis.')],
    })
    const list = (id: string, ...items: string[]): Block => ({
      kind: 'list',
      id,
      style: 'decimal',
      items: items.map((text, at) => ({ id: `${id}-${at}`, level: 0, inlines: said(text) })),
    })
    const title = (level: 1 | 2, text: string): Block => ({
      kind: 'heading',
      id: 'titre',
      level,
      numbered: false,
      inlines: said(text),
    })
    const contents: Block = { kind: 'generated', id: 'sommaire', what: 'contents' }
    const old = aDraft({
      blocks: [
        contents,
        title(1, 'Sur les faits'),
        paragraph('a', 'La commune filme la voie publique depuis mars.', 'body'),
        list('une', 'une étude préalable', 'un avis'),
        paragraph('b', 'Le préfet n’a rien autorisé.', 'box'),
        list('deux', 'une délibération du conseil', 'un marché de logiciel'),
        noted('c', 'La demande est restée sans réponse.'),
      ],
    })
    const now = aDraft({
      blocks: [
        contents,
        title(2, 'Sur les faits'),
        paragraph('a', 'La commune filme toute la voie publique depuis mars.', 'box'),
        list('une', 'une étude préalable', 'un avis'),
        noted('c', 'La demande est restée sans réponse.'),
        paragraph('b', 'Le préfet n’a rien autorisé.', 'box'),
        list('deux', 'un arrêté du maire', 'une délibération du conseil', 'un marché de logiciel'),
      ],
    })
    const faults = redlineFaults([await comparedPair('numéros', { old, now })])
    expect(faults.map(one => one.message)).toEqual([])
  }, 60_000)
})
