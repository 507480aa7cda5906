import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { admissibility } from '../../../../../src/shared/campaign/amendments/admissible.ts'
import { articleIn } from '../../../../../src/shared/campaign/amendments/article-in.ts'
import { headOf } from '../../../../../src/shared/campaign/amendments/begin.ts'
import type { Change } from '../../../../../src/shared/campaign/amendments/model.ts'
import { momentOf } from '../../../../../src/shared/campaign/amendments/moment.ts'
import { dispositifLines } from '../../../../../src/shared/campaign/amendments/parents.ts'
import { inWords } from '../../../../../src/shared/campaign/amendments/say.ts'
import { withSpace } from '../../../../../src/shared/campaign/amendments/words.ts'
import { Bill } from '../../../../../src/shared/campaign/bills/model.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { aBill, aBillText } from '../../../../fixtures/builders.ts'

const rules = (words: string) => {
  const changes = [{ kind: 'complete-article', by: [words] }] as const
  const notes = admissibility(anAmendment({ changes: changes as never }), { now: '2026-03-10T12:00' })
  return notes.filter(one => /40|41/.test(one.rule)).map(one => [one.rule, one.severity, one.message])
}
const charge = [['art. 40', 'warning', expect.stringContaining('une charge publique')]]
const loss = [['art. 40', 'warning', expect.stringContaining('aux recettes')]]
const decree = [['art. 41', 'info', expect.stringContaining('du règlement')]]

describe('words that make one look again', () => {
  test.each([
    ...['L’État alloue une somme.', 'Une subvention est versée.', 'Il est recruté deux agents.'],
    ...['La loi crée un emploi.', 'La création d’un poste est décidée.', 'Elle crée un fonds.'],
    ...['La loi crée une agence.', "La création d'un établissement.", 'Elles créent une autorité.'],
    ...['Les victimes sont indemnisées.', 'L’accès est gratuit.', 'La prise en charge des soins.'],
    ...['L’État finance le dispositif.', 'Les frais sont remboursés.'],
    ...['L’État augmente les moyens.', 'L’augmentation des crédits.', 'Elle augmente les effectifs.'],
  ])('a charge: %s', words => expect(rules(words)).toEqual(charge))
  test.each([
    ...['Ils sont exonérés.', 'La taxe est supprimée.', 'L’impôt est réduit.', 'Une cotisation est due.'],
    ...['La redevance est due.', 'Une contribution est due.', 'Un crédit d’impôt est ouvert.'],
    'Le taux de prélèvement.',
  ])('revenue: %s', words => expect(rules(words)).toEqual(loss))
  test.each([
    ...['Un décret fixe la liste.', 'Un arrêté la précise.', 'Une circulaire la précise.'],
    ...['Le site internet la publie.', 'Le formulaire est en ligne.'],
  ])('of the regulation: %s', words => expect(rules(words)).toEqual(decree))
  test.each([
    ...['Le juge statue.', 'Le gouvernement remet un rapport.', 'Il crée un registre.'],
    ...[
      'Un rapport sur l’arrêté.',
      'Les circulaires sont publiées.',
      'Surtaxe.',
      'Elle augmente les délais.',
    ],
  ])('none of these: %s', words => expect(rules(words)).toEqual([]))
})

describe('the notes on a sous-amendement', () => {
  const notes = (more: object) =>
    admissibility(anAmendment({ parent: 'p', deadline: '', ...more }), { now: '2026-03-10T12:00' }).map(
      one => `${one.rule} ${one.severity} ${one.message}`,
    )
  test('it may not empty its amendment', () => {
    const emptied = expect.stringMatching(/^forme warning Il supprime la première ligne/)
    expect(notes({ changes: [{ kind: 'delete-alineas', alineas: [1, 2] }] })).toContainEqual(emptied)
    expect(notes({ changes: [{ kind: 'delete-alineas', alineas: [2] }] })).not.toContainEqual(emptied)
    expect(
      notes({
        changes: [
          { kind: 'gage', of: ['etat'] },
          { kind: 'delete-alineas', alineas: [1] },
        ],
      }),
    ).toContainEqual(emptied)
  })
  test('it is not of article 45, and its limit is that of its chamber', () => {
    for (const [chamber, words] of [
      ['an', 'jusqu’à la discussion de l’amendement'],
      ['senat', 'après le délai des amendements'],
    ] as const) {
      const all = notes({ chamber })
      expect(all.some(one => one.startsWith('art. 45'))).toBe(false)
      expect(all).toContainEqual(expect.stringMatching(new RegExp(`^délai info .*${words}`)))
    }
  })
})

describe('article 45, by the reading', () => {
  const note = (more: object) => {
    const one = admissibility(anAmendment(more), { now: '2026-03-10T12:00' }).find(
      ({ rule }) => rule === 'art. 45',
    )
    return [one?.severity, one?.message.replace(/\s?[:(,].*$/u, '')]
  }
  const additional = { kind: 'beside', side: 'after', article: '8' }
  test.each([
    ['Première lecture', {}, 'info', 'Première lecture'],
    ['1re lecture', {}, 'info', 'Première lecture'],
    ['1ère lecture', {}, 'info', 'Première lecture'],
    ['', {}, 'info', 'Première lecture'],
    ['Deuxième lecture', {}, 'warning', 'Après la première lecture'],
    ['Première lecture', additional, 'warning', 'Article additionnel'],
    ['', additional, 'warning', 'Article additionnel'],
    ['Nouvelle lecture', additional, 'warning', 'Article additionnel après la première lecture'],
  ])('« %s » %j', (reading, target, severity, words) =>
    expect(note({ reading, ...('kind' in target && { target }) })).toEqual([severity, words]),
  )
})

describe('what is missing', () => {
  const missing = (more: object) =>
    admissibility(anAmendment(more), { now: '2026-03-10T12:00' })
      .filter(one => one.rule === 'forme')
      .map(one => one.message.replace('\u00a0', ' '))
  const said = (does: string, why = '') => ({ does, why, origin: '', sources: [] })
  test('its reasons, by the name its chamber gives them; one of two parts is enough', () => {
    expect(missing({})).toEqual(['L’exposé sommaire est vide : un amendement doit être motivé.'])
    expect(missing({ chamber: 'senat' })).toEqual(['L’objet est vide : un amendement doit être motivé.'])
    expect(missing({ reasons: said('  ', ' ') })).toHaveLength(1)
    expect(missing({ reasons: said('Ceci.') })).toEqual([])
    expect(missing({ reasons: said('', 'Car.') })).toEqual([])
    expect(missing({ origin: 'imported' })).toEqual([])
  })
  test('its dispositif, where nothing is changed either', () => {
    const bare = { origin: 'imported', changes: [] }
    expect(missing({ ...bare, dispositif: ' ' })).toEqual(['Il n’a pas de dispositif.'])
    expect(missing({ ...bare, dispositif: 'Faire.' })).toEqual([])
    expect(missing({ origin: 'imported', dispositif: '' })).toEqual([])
  })
})

test('the head of an amendment: text, committee or sitting, limit', () => {
  const stage = { key: 's', label: 's', committee: 'Lois', amendmentsBy: '2025-03-12T17:00' }
  const bill = (more: object) =>
    aBill({ title: 'Du texte', measures: [], stages: [{ ...stage, ...more }] as never })
  const text = aBillText({ stage: 's', title: 'De la version', number: '907' })
  expect(headOf(bill({ kind: 'commission' }), text)).toEqual({
    textLabel: 'De la version (n°\u00a0907)',
    ...{ reading: 'Première lecture', body: 'Lois', deadline: '2025-03-12T17:00' },
  })
  expect(headOf(bill({ kind: 'seance' }), { ...text, title: '', number: '' })).toMatchObject({
    ...{ textLabel: 'Du texte', body: 'séance' },
  })
  expect(headOf(bill({ kind: 'commission', committee: '' }), text).body).toBe('séance')
  expect(headOf(undefined, undefined)).toEqual({
    ...{ textLabel: '', reading: 'Première lecture', body: 'séance', deadline: '' },
  })
  // a version of another stage takes nothing of this one
  expect(headOf(bill({ kind: 'commission' }), { ...text, stage: 'autre' }).deadline).toBe('')
})

test('the article of a text, however it is designated', () => {
  const text = aBillText({
    title: 'Du texte',
    articles: [
      { designation: 'Article 1er.', alineas: ['Premier.'] },
      { designation: '8 ter', alineas: ['Huit.'] },
    ] as never,
  })
  const of = (article: string) => articleIn(text, { kind: 'article', article })?.alineas
  for (const name of ['1er', '1', 'premier', 'Article premier']) expect(of(name)).toEqual(['Premier.'])
  expect(of('8 ter')).toEqual(['Huit.'])
  expect(of('8')).toBeUndefined()
  expect(of('11')).toBeUndefined()
  expect(articleIn(text, { kind: 'title' })).toEqual({ alineas: [], title: 'Du texte' })
  expect(articleIn(text, { kind: 'beside', side: 'after', article: '8 ter' })).toBeUndefined()
})

test('deleted words take one blank with them', () => {
  const without = (text: string, words: string) => {
    const at = text.indexOf(words)
    const { from, to } = withSpace(text, { from: at, to: at + words.length })
    return text.slice(0, from) + text.slice(to)
  }
  expect(without('Le juge statue.', 'Le')).toBe('juge statue.')
  expect(without('Le juge statue.', 'juge')).toBe('Le statue.')
  expect(without('Le juge, saisi', 'juge')).toBe('Le, saisi')
  expect(without('Le juge saisi', 'saisi')).toBe('Le juge')
  expect(without('(Le juge)', 'juge')).toBe('(Le)')
  expect(without('L’article 3 est', '3')).toBe('L’article est')
  expect(without('L’article', 'article')).toBe('L’')
})

test('numbers are in words up to sixteen', () => {
  expect(Array.from({ length: 18 }, (_, n) => inWords(n)).join(' ')).toBe(
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize 17',
  )
})

test('the heading of an additional article is left out of its dispositif at the Assemblée alone', () => {
  const lines = ['Après l’article 8, insérer l’article suivant :', '« Le juge statue. »']
  const beside = { kind: 'beside', side: 'after', article: '8' } as const
  const of = (more: object) => dispositifLines(anAmendment({ dispositif: lines.join('\n'), ...more }))
  expect(of({ target: beside })).toHaveLength(1)
  expect(of({ target: beside, chamber: 'senat' })).toHaveLength(2)
  expect(of({})).toHaveLength(2)
  expect(of({ target: beside, dispositif: lines[0] })).toHaveLength(1)
  expect(of({ target: beside, dispositif: `${lines[1]}\n${lines[1]}` })).toHaveLength(2)
  expect(of({ target: beside, dispositif: lines.join('\n').replace('Après', 'Avant') })).toHaveLength(1)
})

describe('an amendment about a measure that is out of the text it is written on', () => {
  const narco = Bill.array()
    .parse(JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8')).bills)
    .find(one => one.id === 'narcotrafic')!
  const told = (article: string, stage: string, changes: Change[], day = '2025-03-10') => {
    const one = anAmendment({ chamber: 'an', target: { kind: 'article', article }, changes })
    const moment = momentOf(one, new Date(`${day}T10:00:00`), { ...narco, current: stage }, [])
    return admissibility(one, moment).flatMap(note =>
      note.rule === 'étape' && note.severity === 'error' ? [note.message] : [],
    )
  }
  const removal: Change[] = [{ kind: 'delete-article' }]
  test('is refused with the reason, unless it puts it back', () => {
    expect(told('8 ter', 'an-commission', removal)[0]).toContain(
      'il a été supprimé en commission à l’Assemblée nationale le 5\u00a0mars 2025',
    )
    expect(told('8 ter', 'senat-vote', removal)).toEqual([])
    expect(told('8', 'an-commission', removal)).toEqual([])
    expect(told('8 ter', 'an-commission', [{ kind: 'restore-article', by: ['Un.'] }])).toEqual([])
    expect(told('8', 'loi', removal, '2025-07-01')[0]).toContain('promulguée')
  })
})
