import { expect, test } from 'vitest'
import { byDate, byFirstCall } from '../../../../src/shared/drafts/production.ts'
import { faultsOf, fetchedText, remoteTogether } from '../../../../src/shared/exhibits/faults.ts'
import { aDraft, anExhibit } from '../../../fixtures/builders.ts'

const file = (sha256: string, more = {}) => ({
  file: { name: 'a.pdf', sha256, size: 1, type: 'application/pdf', signed: false, ...more },
})

test('what is wrong with each exhibit is said, by its number', () => {
  const all = [
    anExhibit({ id: 'a', ...file('1') }),
    anExhibit({ id: 'b', ...file('2', { flaw: 'encrypted' }) }),
    anExhibit({ id: 'c', ...file('1') }),
    anExhibit({ id: 'd', ...file('3', { signed: true }) }),
    anExhibit({ id: 'e' }),
  ]
  const absent = { lost: new Set(['3']), remote: new Map([['2', 'Recours']]) }
  expect(faultsOf(all, absent).map(one => [one.at.exhibit, one.code, one.severity])).toEqual([
    ['b', 'exhibit-remote', 'information'],
    ['b', 'exhibit-encrypted', 'blocking'],
    ['c', 'exhibit-twin', 'warning'],
    ['d', 'exhibit-missing-file', 'blocking'],
    ['d', 'exhibit-signed', 'information'],
    ['e', 'exhibit-no-file', 'warning'],
  ])
  expect(faultsOf(all)[1]?.message).toContain('pièce n°\u00a03')
  expect(faultsOf(all)[1]?.message).toContain('pièce n°\u00a01')
})

test('before a deposit, the exhibits that stayed in a space are said at once', () => {
  const all = [anExhibit({ id: 'a', ...file('1') }), anExhibit({ id: 'b', ...file('2') })]
  const said = (...hashes: string[]) => {
    const remote = new Map(hashes.map(hash => [hash, 'Recours']))
    return remoteTogether(all, { lost: new Set(), remote }).map(one => one.message)
  }
  expect(said()).toEqual([])
  expect(said('2')[0]).toContain('La pièce n°\u00a02 est restée dans l’espace «\u00a0Recours\u00a0»')
  expect(said('1', '2')).toEqual([
    '2 pièces sont restées dans l’espace «\u00a0Recours\u00a0»\u00a0: elles ne sont pas sur ce poste.',
  ])
})

test('by date, by first call', () => {
  const [a, b, c] = [
    anExhibit({ id: 'a', date: undefined }),
    anExhibit({ id: 'b', date: '2025-02-01' }),
    anExhibit({ id: 'c', date: '2024-02-01' }),
  ]
  const ids = (all: readonly { id: string }[]) => all.map(one => one.id).join('')
  expect(ids(byDate([a, b, c]))).toBe('cba')
  const call = (exhibit: string) => ({ kind: 'exhibit' as const, exhibit })
  const draft = aDraft({
    blocks: [
      {
        kind: 'paragraph',
        id: 'p',
        style: 'body',
        inlines: [call('key:manuel'), call('b'), call('key:manuel')],
      },
    ],
  })
  expect(ids(byFirstCall([a, b, c], [draft], { 'exhibit.manuel': 'c' }))).toBe('cba')
})

test('each flaw has its severity and its remedy, and an exhibit without a label is told of all the same', () => {
  const severities = (['empty', 'damaged', 'encrypted', 'repaired'] as const).map(flaw => {
    const [fault] = faultsOf([anExhibit({ id: 'a', label: '', ...file('1', { flaw }) })])
    expect(fault).toMatchObject({ code: `exhibit-${flaw}`, law: '', at: { exhibit: 'a' } })
    expect(fault?.message).toMatch(/^La pièce n°\u00a01 \(sans intitulé\) est .+\.$/)
    return fault?.severity
  })
  expect(severities).toEqual(['blocking', 'blocking', 'blocking', 'warning'])
})

test('each further copy of a file is told of the first', () => {
  const faults = faultsOf(['a', 'b', 'c'].map(id => anExhibit({ id, ...file('1') })))
  expect(faults.map(one => one.at.exhibit)).toEqual(['b', 'c'])
  for (const { message } of faults)
    expect(message).toContain('que la pièce n°\u00a01\u00a0:'.replace('\u00a0:', ''))
})

test('an outcome of fetching says what came, what was stopped, and that the same demand goes on', () => {
  expect(fetchedText({ files: 0, remaining: 0 })).toContain('rien à demander')
  expect(fetchedText({ files: 2, remaining: 0 })).toBe('2 fichiers de pièces sont arrivés sur ce poste.')
  expect(fetchedText({ files: 1, remaining: 59 })).toBe(
    'Arrêté à votre demande. 1 fichier de pièce est arrivé sur ce poste. 59 restent dans l’espace\u00a0: la même demande reprendra là.',
  )
  expect(fetchedText({ files: 0, remaining: 1 })).toContain('Aucun fichier n’est arrivé. 1 reste')
})
