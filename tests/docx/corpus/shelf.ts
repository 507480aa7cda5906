import type { Inline } from '../../../src/shared/drafts/model.ts'
import type { Source, SourceRef } from '../../../src/shared/library/model.ts'
import { aDecision, aDocument, anArticle } from '../../fixtures/builders.ts'

/** Sources that the drafts of the corpus cite: every court and kind of text, under ids that stay. */
export const shelf: readonly Source[] = [
  aDecision({
    id: 'ce-1',
    date: '2021-11-18',
    numbers: ['449605'],
    name: 'Association A',
    publication: 'Lebon T.',
  }),
  aDecision({
    id: 'ce-2',
    formation: 'ord.',
    date: '2020-12-22',
    numbers: ['446155'],
    name: 'La Quadrature du Net',
  }),
  aDecision({
    id: 'caa-1',
    court: 'CAA',
    city: 'Lyon',
    formation: '4e ch.',
    date: '2024-02-08',
    numbers: ['22LY01234'],
    name: 'Commune de Valence',
  }),
  aDecision({
    id: 'ta-1',
    court: 'TA',
    city: 'Grenoble',
    formation: '7e ch.',
    date: '2025-01-24',
    numbers: ['2105328'],
    name: 'M. B. et La Quadrature du Net',
  }),
  aDecision({
    id: 'cc-1',
    court: 'Cons. const.',
    formation: undefined,
    nature: 'DC',
    date: '2023-05-17',
    numbers: ['2023-850'],
    name: 'Loi relative aux jeux Olympiques et Paralympiques de 2024',
  }),
  aDecision({
    id: 'cjue-1',
    court: 'CJUE',
    formation: 'gde ch.',
    date: '2020-10-06',
    numbers: ['C-511/18', 'C-512/18', 'C-520/18'],
    name: 'La Quadrature du Net e.a.',
  }),
  aDecision({
    id: 'cedh-1',
    court: 'CEDH',
    formation: 'gde ch.',
    date: '2008-12-04',
    numbers: ['30562/04', '30566/04'],
    name: 'S. et Marper',
    state: 'Royaume-Uni',
  }),
  anArticle({ id: 'csi-1', number: 'L. 251-2' }),
  anArticle({
    id: 'cja-1',
    number: 'L. 761-1',
    of: {
      nature: 'code',
      title: 'code de justice administrative',
      short: 'CJA',
      cid: 'LEGITEXT000006070933',
    },
  }),
  anArticle({
    id: 'lil-1',
    number: '88',
    of: {
      nature: 'loi',
      number: '78-17',
      date: '1978-01-06',
      title: 'relative à l’informatique, aux fichiers et aux libertés',
      short: 'LIL',
    },
  }),
  aDocument({ id: 'cnil-1', numbers: ['2022-118'] }),
]

const pins: Readonly<Record<string, readonly string[]>> = {
  decision: ['pt 5', 'pt 12', 'pts 3 à 7'],
  article: ['al. 2', ''],
  document: ['pt 8', ''],
}

/** A reference to the nth source of the shelf, with a pinpoint of its kind or without. */
export function reference(n: number, pinned = 0): SourceRef {
  const { kind, id } = shelf[n % shelf.length]!
  const pin = pinned > 0 ? pins[kind]?.[pinned % 3] : undefined
  return { kind, id, ...(pin && { pin }) }
}

/** A live citation of the nth source. */
export const citation = (n: number, pinned = 0): Extract<Inline, { kind: 'citation' }> => ({
  kind: 'citation',
  source: reference(n, pinned),
  form: 'auto',
})
