import { describe, expect, test } from 'vitest'
import type { Block, Inline } from '../../../../../src/shared/drafts/model.ts'
import type { Holdings, Undoing } from '../../../../../src/shared/drafts/verify/holdings.ts'
import { citationProblems } from '../../../../../src/shared/drafts/verify/telling.ts'
import { verify } from '../../../../../src/shared/drafts/verify/verify.ts'
import { standingOf } from '../../../../../src/shared/library/authority.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import type { Decision, Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, aDossier, aDraft, anArticle } from '../../../../fixtures/builders.ts'

const nice = aDecision({
  id: 'nice',
  court: 'TA',
  city: 'Nice',
  formation: '1re ch.',
  date: '2026-01-30',
  name: 'Ligue des droits exemplaires',
  numbers: ['2305063'],
  text: [
    {
      n: 1,
      section: 'reasons',
      text: 'La commune de Valmont a mis en œuvre, sans base légale, un traitement de données.',
    },
    {
      n: 2,
      section: 'reasons',
      text: 'Elle soutient que l’article 10 l’y autorise ; cet article ne vise que les festivités.',
    },
  ],
})
const other = aDecision({
  id: 'other',
  date: '2026-01-30',
  numbers: ['506370'],
  name: 'Commune de Sept-Forges',
})
const article = anArticle({
  id: 'l251',
  number: 'L. 251-2',
  since: '2012-05-01',
  versions: [
    {
      id: 'LEGIARTI1',
      from: '2012-05-01',
      to: '2020-01-01',
      status: 'MODIFIE',
      text: 'La transmission des images est autorisée par le préfet seul.',
    },
    {
      id: 'LEGIARTI2',
      from: '2020-01-01',
      to: '2024-06-01',
      status: 'MODIFIE',
      text: 'La transmission des images est autorisée par le préfet après avis.',
    },
    {
      id: 'LEGIARTI3',
      from: '2024-06-01',
      status: 'VIGUEUR',
      text: 'La transmission des images est autorisée par la commission.',
    },
  ],
})

function held(all: readonly Source[], undone: readonly Undoing[] = []): Holdings {
  const byKey = new Map(all.flatMap(source => keysOf(source).map(key => [key, source] as const)))
  const decisions = all.filter((one): one is Decision => one.kind === 'decision')
  return {
    resolve: keys => keys.flatMap(key => byKey.get(key) ?? [])[0],
    byId: id => all.find(one => one.id === id),
    holds: keys => keys.includes('article:loi 7817|'),
    points: () => undefined,
    official: () => undefined,
    lookalikes: found =>
      decisions.filter(one => one.date === found.date || one.numbers.some(n => found.numbers?.includes(n))),
    undoings: id => (id === 'nice' ? undone : []),
    stateOf: source => standingOf(source, undefined, '').state,
    acts: () => [],
    missingFrom: () => undefined,
    neighbours: () => [],
    citedElsewhere: () => [],
    extentOf: () => undefined,
  }
}
const library = held([nice, other, article])
const paragraph = (...inlines: (string | Inline)[]): Block => ({
  kind: 'paragraph',
  id: 'p',
  style: 'body',
  inlines: inlines.map(one => (typeof one === 'string' ? { kind: 'text', text: one } : one)),
})
const look = (blocks: readonly Block[], at = library, facts: Record<string, string> = {}) =>
  verify(aDraft({ blocks: [...blocks] }), aDossier({ facts }), at, '2026-11-25')
const one = (text: string, at = library, facts: Record<string, string> = {}) =>
  look([paragraph(text)], at, facts).citations[0]
const live = (
  id: string,
  kind: 'decision' | 'article',
  pin?: string,
): Extract<Inline, { kind: 'citation' }> => ({
  kind: 'citation',
  source: { kind, id, ...(pin && { pin }) },
  form: 'auto',
})

describe('a typed decision is held against the library', () => {
  const right = 'TA Nice, 1re ch., 30 janvier 2026, Ligue des droits exemplaires, n° 2305063'
  test('as the source has it: it agrees, its point too', () => {
    expect(one(`Jugé (${right}, pt 2).`)).toMatchObject({
      verdict: 'read',
      source: { id: 'nice' },
      unseen: [],
    })
  })
  const wrong = [
    ['number', right.replace('2305063', '2305036'), 'n° 2305063'],
    ['date', right.replace('30 janvier', '31 janvier'), '30 janvier 2026'],
    ['court', right.replace('Nice', 'Lille'), 'TA Nice'],
    [
      'name',
      right.replace('Ligue des droits exemplaires', 'Comité de vigilance'),
      'Ligue des droits exemplaires',
    ],
    ['point', `${right}, pt 7`, 'points 1 à 2'],
  ] as const
  test.each(wrong)('%s', (what, text, expected) => {
    expect(one(`Jugé (${text}).`)).toMatchObject({
      verdict: 'differs',
      source: { id: 'nice' },
      differences: [{ what, expected }],
    })
  })
  test('the name is read after the number too', () => {
    const reflex = 'TA Nice, 30 janv. 2026, n° 2305063'
    expect(one(`Jugé (${reflex}, Ligue des droits exemplaires).`)?.verdict).toBe('read')
    // the record does not say how it is published: what is stated of it is not compared
    expect(one(`Jugé (${reflex}, Lebon T.), et rien de plus.`)?.verdict).toBe('partial')
    expect(one(`Jugé (${reflex}, Comité de vigilance).`)?.differences).toMatchObject([{ what: 'name' }])
  })
  test('without a name, a number a slip away is not called an error: the neighbour is shown', () => {
    const found = one('Jugé (TA Nice, 30 janvier 2026, n° 2305036).')
    expect(found).toMatchObject({ verdict: 'absent', remarks: [{ kind: 'close' }] })
  })
  test('the same number judged another year may be another decision: it is not called an error', () => {
    const found = one('Jugé (CE, 3 mars 2019, n° 506370).')
    expect(found).toMatchObject({ verdict: 'absent', differences: [], remarks: [{ kind: 'close' }] })
  })
  test('what the library has not is absent, and nothing more is said', () => {
    expect(one('Jugé (CE, 3 mars 2019, n° 401234).')).toMatchObject({
      verdict: 'absent',
      remarks: [],
      differences: [],
    })
  })
  test('a decision annulled since is told, live or typed', () => {
    const undone = held(
      [nice],
      [{ text: 'annulée ou réformée par CAA Marseille, n° 26MA00001', whole: false }],
    )
    for (const block of [paragraph(`Jugé (${right}).`), paragraph('Jugé ', live('nice', 'decision'))]) {
      const check = look([block], undone)
      expect(check.citations[0]?.remarks).toMatchObject([{ kind: 'undone' }])
      expect(citationProblems(check)).toMatchObject([{ code: 'citation-undone', severity: 'warning' }])
    }
  })
  test('a decision annulled whole blocks, unless its own sentence says so', () => {
    const gone = held([nice], [{ text: 'annulée par CAA Marseille, n° 26MA00001', whole: true }])
    const problems = (text: string) => citationProblems(look([paragraph(text)], gone))
    expect(problems(`Jugé ainsi (${right}).`)).toMatchObject([
      { code: 'citation-annulled', severity: 'blocking' },
    ])
    expect(problems(`Jugé ainsi (${right}). Il a été annulé depuis, dans une autre affaire.`)).toHaveLength(1)
    expect(problems(`Ce jugement (${right}) a été annulé en appel.`)).toEqual([])
    expect(problems(`Jugé ainsi (${right}) ; ce jugement a été annulé en appel.`)).toEqual([])
    expect(problems(`Jugé ainsi (${right}) ; un autre a été annulé en appel.`)).toHaveLength(1)
  })
})

describe('an article is read at the day that matters', () => {
  const cited = 'Vu l’article L. 251-2 du code de la sécurité intérieure.'
  test('in force that day and changed since: it agrees, and the change is told', () => {
    const found = one(cited, library, { 'decision.date': '2023-05-04' })
    expect(found).toMatchObject({ verdict: 'read', remarks: [{ kind: 'changed' }] })
  })
  test('not yet law that day: the version differs', () => {
    const found = one(cited, library, { 'decision.date': '2010-05-04' })
    expect(found).toMatchObject({ verdict: 'differs', differences: [{ what: 'version' }] })
  })
  test('the day the text itself names comes first', () => {
    const found = one(
      'Vu l’article L. 251-2 du code de la sécurité intérieure, dans sa rédaction en vigueur au 3 avril 2011.',
      library,
      { 'decision.date': '2023-05-04' },
    )
    expect(found).toMatchObject({ verdict: 'differs', differences: [{ what: 'version' }] })
  })
})

describe('a passage between guillemets is held against the citation beside it', () => {
  const then = { 'decision.date': '2023-05-04' }
  const nearby = [' (', live('nice', 'decision', 'pt 1'), ').']
  const quote = (words: string, ...after: (string | Inline)[]) => {
    const rest = after.length > 0 ? after : nearby
    return look([paragraph(`Le tribunal juge : « ${words} »`, ...rest)], library, then).quotes[0]
  }
  const nicely = 'TA Nice, 30 janvier 2026, n° 2305063'
  const said = 'La commune de Valmont a mis en œuvre, sans base légale, un traitement de données'

  test('word for word, whatever its first letter, its apostrophes and spaces', () => {
    expect(quote(said)?.outcome).toBe('same')
    expect(quote(`la${said.slice(2)}.`)?.outcome).toBe('same')
    const cut = 'La commune […] a mis en œuvre, sans base légale, un traitement de données'
    expect(quote(cut)?.outcome).toBe('same')
  })
  test('a cut that leaves out what denies or limits is an alarm, though every word is there', () => {
    const hidden = quote('La commune de Valmont a mis en œuvre […] un traitement de données')
    expect(hidden).toMatchObject({ outcome: 'hidden', note: expect.stringContaining('sans base légale') })
  })
  test('between straight quotes too', () => {
    expect(look([paragraph(`Jugé : "${said}" (${nicely}, pt 1).`)]).quotes[0]?.outcome).toBe('same')
    const altered = said.replace('sans base', 'avec base')
    expect(look([paragraph(`Jugé : "${altered}" (${nicely}, pt 1).`)]).quotes[0]?.outcome).toBe('altered')
  })
  test('a word changed, a cut that is not said, another point, words of nowhere', () => {
    const altered = quote(said.replace('sans base', 'avec base'))
    expect(altered?.outcome).toBe('altered')
    expect(altered?.changes).toMatchObject([
      { kind: 'same' },
      { kind: 'removed', text: expect.stringContaining('sans') },
      { kind: 'added', text: expect.stringContaining('avec') },
      { kind: 'same' },
    ])
    expect(quote('La commune de Valmont a mis en œuvre un traitement de données')?.outcome).toBe('cut')
    expect(quote('cet article ne vise que les festivités')?.outcome).toBe('elsewhere')
    expect(quote('le maire n’a jamais lu aucun des documents de ce dossier')?.outcome).toBe('unfound')
  })
  test('its source is that of its note, or the one that announces it; without one, nothing is said', () => {
    const note: Inline = {
      kind: 'note',
      id: 'n',
      inlines: [live('nice', 'decision', 'pt 1'), { kind: 'text', text: '.' }],
    }
    expect(quote(said, note, '.')).toMatchObject({ outcome: 'same', source: { id: 'nice' } })
    expect(quote(said, '.')).toMatchObject({ outcome: 'unread' })
    const law = (words: string) =>
      look([paragraph('Aux termes de l’', live('l251', 'article'), ` : « ${words} ».`)], library, {
        'decision.date': '2023-05-04',
      }).quotes[0]
    expect(law('La transmission des images est autorisée par le préfet après avis')?.outcome).toBe('same')
    expect(law('La transmission des images est autorisée par la commission')).toMatchObject({
      outcome: 'elsewhere',
      note: expect.stringContaining('rédaction du 1er juin 2024'),
    })
  })
  test('words of a few letters, titles, ironies are left alone', () => {
    expect(quote('vidéoprotection intelligente')).toBeUndefined()
  })
})

test('what vouches for nothing is not said to agree: a record to verify, an article without its text, a text known by its articles', () => {
  const doubtful = { ...nice, certainty: 'to-verify' as const, caveat: 'Numéro de mémoire.' }
  const bare = anArticle({ id: 'nu', number: 'L. 251-2', versions: [] })
  const at = held([doubtful, bare])
  expect(look([paragraph('Jugé ', live('nice', 'decision'))], at).citations[0]).toMatchObject({
    verdict: 'unverified',
    remarks: [{ kind: 'to-verify' }],
  })
  expect(one('Vu l’article L. 251-2 du code de la sécurité intérieure.', at)?.verdict).toBe('unverified')
  expect(one('Vu la loi n° 78-17 du 6 janvier 1978.', at)?.verdict).toBe('reference')
})

test('a block that has not changed is not held against the same library again, nor a changed one forgotten', () => {
  const asked: string[] = []
  const base = held([nice, article])
  const resolve = (keys: readonly string[]) => {
    asked.push(...keys)
    return base.resolve(keys)
  }
  const library: Holdings = { ...base, resolve }
  const line = (id: string, text: string): Block => ({
    kind: 'paragraph',
    id,
    style: 'body',
    inlines: [{ kind: 'text', text }],
  })
  const first = line('a', 'Voir TA Nice, 30 janvier 2026, n° 2305063.')
  const second = line('b', 'Voir aussi l’article L. 251-2 du code de la sécurité intérieure.')
  const draft = aDraft({})
  const run = (blocks: Block[], day = '2026-11-25') =>
    verify({ ...draft, blocks }, aDossier({}), library, day)
  const whole = run([first, second])
  asked.length = 0
  const typed = line('b', 'Voir aussi, surtout, l’article L. 251-2 du code de la sécurité intérieure.')
  const places = ({ citations }: ReturnType<typeof run>) => citations.map(one => ({ ...one, start: 0 }))
  expect(places(run([first, typed]))).toEqual(places(whole))
  expect(asked.some(key => key.startsWith('article:'))).toBe(true)
  expect(asked.some(key => key.startsWith('decision:'))).toBe(false)
  run([first, typed], '2019-06-01')
  expect(asked.some(key => key.startsWith('decision:'))).toBe(true)
})
