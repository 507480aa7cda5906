import { expect, test } from 'vitest'
import { linkMaker, requestFor } from '../../../../../src/main/campaign/calls/call-subject.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { localDay } from '../../../../../src/shared/kernel/days.ts'
import { AppError } from '../../../../../src/shared/kernel/errors.ts'
import { aBill, anArgument } from '../../../../fixtures/builders.ts'

const reasonOf = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return error instanceof AppError ? error.message : String(error)
  }
}

test('who linked an argument: the user where they did, else whoever it came from', () => {
  const db = openDb(':memory:')
  const bill = aBill({ id: 'loi' })
  const measures = [{ bill: 'loi', measure: 'm' }]
  const provenance = [{ publisher: 'Association Œil ouvert', licence: '' }]
  const store = sources(db)
  store.put(anArgument({ id: 'reçu', measures, provenance }), 'import')
  store.put(anArgument({ id: 'lié', provenance }), 'import')
  const received = store.get('lié')
  store.save({ ...received, measures } as typeof received)
  const by = linkMaker(db, bill)
  expect(by('reçu')).toBe('par l’auteur de l’argument («\u00a0Association Œil ouvert\u00a0»)')
  expect(by('lié')).toBe('par vous')
  db.close()
})

test('a request is refused against the state of the measure, and where nobody knows it', () => {
  const bill = Bill.parse({
    id: 'loi',
    title: 'Proposition de loi X',
    seenOn: localDay(new Date()),
    stages: [
      { key: 'an-commission', label: 'Commission', kind: 'commission', chamber: 'an', date: '2025-03-07' },
    ],
    measures: [
      {
        id: 'sortie',
        article: '8 ter',
        title: 'Porte dérobée',
        fates: [{ stage: 'an-commission', outcome: 'supprimé' }],
      },
      { id: 'inconnue', article: '9', title: 'Autre mesure', fates: [] },
    ],
  })
  const [out, unknown] = bill.measures
  expect(requestFor(bill, out, '', 'an')).toBe('refuser que l’article 8 ter soit rétabli')
  expect(reasonOf(() => requestFor(bill, out, 'voter la suppression de l’article 8 ter', 'an'))).toContain(
    'a été supprimé en commission',
  )
  expect(reasonOf(() => requestFor(bill, unknown, '', 'an'))).toContain('n’est pas connu')
  expect(requestFor(bill, unknown, 'dire votre position', 'an')).toBe('dire votre position')
})

test('nothing is asked about a text that has probably gone on since its last noted step', () => {
  const bill = Bill.parse({
    id: 'loi',
    title: 'Projet de loi Y',
    stages: [{ key: 'an', label: 'Séance', kind: 'seance', chamber: 'an', date: '2020-01-13' }],
    measures: [],
  })
  expect(reasonOf(() => requestFor(bill, undefined, '', 'an'))).toContain('Où en est le texte')
})
