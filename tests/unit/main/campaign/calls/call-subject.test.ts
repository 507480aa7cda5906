import { expect, test } from 'vitest'
import { linkMaker, requestFor } from '../../../../../src/main/campaign/calls/call-subject.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
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
  expect(requestFor(bill, out, '')).toBe('refuser que l’article 8 ter soit rétabli')
  expect(reasonOf(() => requestFor(bill, out, 'voter la suppression de l’article 8 ter'))).toContain(
    'ne revienne pas',
  )
  expect(reasonOf(() => requestFor(bill, unknown, ''))).toContain('n’est pas connu')
  expect(requestFor(bill, unknown, 'dire votre position')).toBe('dire votre position')
})
