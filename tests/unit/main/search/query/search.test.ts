import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphPass } from '../../../../../src/main/library/citations/read-citations.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { sourcesChanged } from '../../../../../src/main/search/columns.ts'
import { slips } from '../../../../../src/main/search/query/direct.ts'
import { search } from '../../../../../src/main/search/query/search.ts'
import { searches } from '../../../../../src/main/search/store.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, aDocument, anArgument, anArticle } from '../../../../fixtures/builders.ts'

const decision = (id: string, text: string, given: Parameters<typeof aDecision>[0] = {}) =>
  aDecision({ id, name: 'X', date: '2020-01-01', ...given, text: [{ n: 1, section: 'reasons', text }] })

let worded = 0
const wording = (text: string) => {
  worded += 1
  return { id: `LEGIARTI${String(worded).padStart(12, '0')}`, from: '2010-01-01', status: 'VIGUEUR', text }
}

function libraryOf(...all: Source[]) {
  const db = openDb(':memory:')
  sources(db).putAll(all, 'import')
  const { find, ids } = search(db)
  return {
    db,
    ids: (text: string, more: object = {}) => ids({ text, ...more }),
    find: (text: string, more: object = {}) => find({ text, ...more }),
    why: (text: string) => Object.fromEntries(find({ text }).hits.map(({ id, why }) => [id, why])),
  }
}

describe('order', () => {
  test('the form written, then the same without accents, then inflected ones', () => {
    const { ids, why } = libraryOf(
      decision('the', 'Il est dit the une fois.'),
      decision('thes', 'Du thé, des thés, du thé encore.'),
      decision('the2', 'Servir un thé.'),
      decision('infusions', 'Une infusion et des infusions : infusions, infusions.'),
      decision(
        'une',
        'Une seule infusions dans un long texte qui parle de tout autre chose et de bien des choses.',
      ),
    )
    expect(ids('thé ')).toEqual(['thes', 'the2', 'the'])
    expect(ids('the ').toSorted()).toEqual(['the', 'the2', 'thes'])
    expect(why('thé ').the).toContain('accents différents')
    expect(ids('infusions ')).toEqual(['infusions', 'une'])
    expect(ids('infusion ')).toEqual(['infusions', 'une'])
    expect(why('infusion ').une?.[0]).toBe('forme fléchie ou complétée')
  })
  test('a word that is everywhere: titles, then grade, court and recency', () => {
    const text = 'Le préfet décide.'
    const { ids } = libraryOf(
      ...Array.from({ length: 30 }, (_, i) =>
        decision(`n${i}`, text, { court: 'TA', city: 'Lille', date: '2010-01-01' }),
      ),
      decision('caa', text, { court: 'CAA', city: 'Lyon', date: '2010-01-01' }),
      decision('ce', text, { date: '2010-01-01', publication: 'inédit' }),
      decision('tables', text, { date: '2010-01-01', publication: 'Lebon T.' }),
      decision('lebon', text, { date: '2010-01-01', publication: 'Lebon' }),
      decision('titre', text, { date: '2010-01-01', name: 'Préfet du Nord', court: 'TA', city: 'Lille' }),
      decision('recent', text, { court: 'TA', city: 'Lille', date: '2026-01-01' }),
    )
    expect(ids('préfet ').slice(0, 6)).toEqual(['titre', 'lebon', 'tables', 'ce', 'caa', 'recent'])
  })
  test('words that follow each other come before the same apart', () => {
    const filler = 'et bien d’autres choses encore dans ce texte'
    const { ids, why } = libraryOf(
      decision('apart', `La vie est publique ${filler}, une personne privée.`),
      decision('together', `Une personne ${filler}, la vie privée est publique.`),
    )
    expect(ids('vie privée ')).toEqual(['together', 'apart'])
    expect(why('vie privée ').together?.[0]).toBe('mots qui se suivent')
  })
  test('a phrase asked again is looked for anew once the library has changed', () => {
    const { db, ids } = libraryOf(
      decision('before', 'Une vie privée.'),
      decision('other', 'Une vie publique.'),
    )
    expect([ids('"vie privée"'), ids('"vie privée"')]).toEqual([['before'], ['before']])
    sources(db).put(decision('after', 'La vie privée, la vie privée.'), 'import')
    expect(ids('"vie privée"').toSorted()).toEqual(['after', 'before'])
    sources(db).remove('before')
    expect(ids('"vie privée"')).toEqual(['after'])
  })
  test('with the little words typed between them, or others', () => {
    const { ids, why } = libraryOf(
      decision(
        'apart',
        'La preuve en est faite de bien des façons : le budget en a la charge, et la charge seule.',
      ),
      decision(
        'together',
        'Le budget en décide de bien des façons, et la charge de la preuve n’y fait rien de plus.',
      ),
    )
    expect(ids('charge de la preuve ')).toEqual(['together', 'apart'])
    expect(why('charge de la preuve ').together?.[0]).toBe('mots qui se suivent')
    expect(why('charge de la preuve ').apart?.[0]).not.toBe('mots qui se suivent')
  })
  test('rare words that follow each other, before one of them in the titles of a chapter', () => {
    const { ids } = libraryOf(
      ...Array.from({ length: 400 }, (_, i) => decision(`n${i}`, 'Une requête est rejetée.')),
      anArticle({
        id: 'chapter',
        number: 'L. 1',
        path: ['Chapitre II : Référé judiciaire'],
        versions: [
          wording('Le juge du référé ordonne sans délai la suspension du contrat en cas d’urgence.'),
        ],
      }),
      anArticle({
        id: 'defines',
        number: 'L. 2',
        path: ['Pouvoirs'],
        versions: [wording('Le référé suspension suppose une urgence.')],
      }),
    )
    expect(ids('référé suspension urgence ').slice(0, 2)).toEqual(['defines', 'chapter'])
  })
  test('what means the same comes after the words typed, and is told', () => {
    const cja = { nature: 'code', title: 'code de justice administrative', short: 'CJA' } as const
    const { find, ids, why } = libraryOf(
      decision('said', 'Les frais irrépétibles de la commune, en somme.'),
      decision('written', 'Les frais exposés et non compris dans les dépens, en somme.'),
      decision('apart', 'Les frais de la commune, dépens compris, en somme.'),
      anArticle({
        id: 'article',
        number: 'L. 761-1',
        of: cja,
        versions: [wording('La partie perdante paie.')],
      }),
      anArticle({ id: 'other', number: 'L. 761-1', versions: [wording('Une autre partie paie.')] }),
    )
    const [first, second, third] = ids('frais irrépétibles ')
    expect([[first, second].sort(), third]).toEqual([['article', 'said'], 'written'])
    expect(find('frais irrépétibles ').remarks).toEqual([
      '3 textes répondent à tous ces mots\u00a0; ceux qui répondent à une partie sont aussi dans la liste.',
      'Cherché aussi : «\u00a0non compris dans les dépens\u00a0», art. L. 761-1 CJA.',
    ])
    expect(why('frais irrépétibles ').said?.slice(0, 2)).toEqual(['mots qui se suivent', 'forme exacte'])
    expect(why('frais irrépétibles ').written?.[0]).toBe(
      'même sens : «\u00a0non compris dans les dépens\u00a0»',
    )
    expect(why('frais irrépétibles ').article?.[0]).toBe('même sens : art. L. 761-1 CJA')
    expect(ids('"frais irrépétibles"')).toEqual(['said'])
  })
  test('where few have all the words, those that lack one come after, and say which', () => {
    const { find, ids, why } = libraryOf(
      decision('all', 'Une girafe, un zèbre et un tapir.'),
      decision('two', 'Une girafe et un zèbre, un zèbre.'),
      decision('others', 'Un zèbre et un tapir.'),
      decision('one', 'Un tapir.'),
    )
    expect(ids('girafe zèbre tapir ')).toEqual(['all', 'two', 'others', 'one'])
    expect(find('girafe zèbre tapir ')).toMatchObject({
      total: 4,
      remarks: [
        'Un seul texte répond à tous ces mots\u00a0; ceux qui répondent à une partie sont aussi dans la liste.',
      ],
    })
    expect([why('girafe zèbre tapir ').two?.[0], why('girafe zèbre tapir ').others?.[0]]).toEqual([
      'sans «\u00a0tapir\u00a0»',
      'sans «\u00a0girafe\u00a0»',
    ])
    expect(why('girafe zèbre tapir ').all).toContain('forme exacte')
    expect(ids('girafe zèbre okapi ').toSorted()).toEqual(['all', 'others', 'two'])
    expect(ids('girafe zèbre okapi ')[2]).toBe('others')
    expect(find('girafe zèbre okapi ').remarks).toEqual([
      'Introuvable, laissé de côté\u00a0: «\u00a0okapi\u00a0».',
      'Aucun n’a tous les autres mots\u00a0; voici ceux qui répondent à une partie.',
    ])
    expect(ids('girafe tapir ')[0]).toBe('all')
  })
  test('a question finds what answers in other words: of one family, in words for figures, of the law', () => {
    const { find, ids } = libraryOf(
      decision('remote', 'Le télétravail est de droit.'),
      anArticle({
        id: 'week',
        number: 'L. 3121-27',
        versions: [wording('La durée du travail est de trente-cinq heures.')],
      }),
      anArticle({
        id: 'number',
        number: 'L. 3121-35',
        versions: [wording('Les heures sont comptées par semaine.')],
      }),
      decision('fired', 'Le licenciement est notifié par lettre.'),
      decision('else', 'La pêche est ouverte, et tirer est interdit.'),
    )
    expect(ids('télétravailleuse ')).toEqual(['remote'])
    expect(ids('35 heures ')[0]).toBe('week')
    expect(ids('mon patron peut-il me virer ?')[0]).toBe('fired')
    expect(find('mon patron peut-il me virer ?').corrected).toBeUndefined()
    expect(find('mon patron peut-il me virer ?').remarks).toContain(
      'Mots de la question laissés de côté\u00a0: peut.',
    )
    expect(find('comment pêcher').remarks.join()).not.toContain('Aucun texte')
  })
  test('a filter narrows an answer, and never widens it', () => {
    const { find } = libraryOf(
      ...Array.from({ length: 12 }, (_, n) =>
        decision(`both${n}`, 'Une girafe et un zèbre.', { court: 'TA' }),
      ),
      decision('ce', 'Une girafe et un zèbre.'),
      decision('one', 'Une girafe.'),
    )
    expect(find('girafe zèbre ').total).toBe(13)
    expect(find('girafe zèbre ', { court: 'CE' })).toMatchObject({ total: 1, remarks: [] })
  })
  test('a mistyped word is read as the one that sounds the same', () => {
    const { find } = libraryOf(
      ...[1, 2, 3].map(n => decision(`offer${n}`, 'Une offre publique.')),
      decision('safe', 'Un dossier coffre.'),
      ...[1, 2].map(n => decision(`court${n}`, 'Le conseil de prud’hommes.')),
    )
    expect(find('dossier cofre ').corrected).toBe('dossier coffre')
    expect(find('prudhommes ').corrected).toBe('prud hommes')
  })
  test('of two texts as close, the one that others cite, by how many', () => {
    const cites = (n: number) =>
      decision(
        `cites${n}`,
        'En application de l’article L. 521-1 du code de justice administrative, il est dit.',
      )
    const cja = { nature: 'code', title: 'code de justice administrative', short: 'CJA' } as const
    const article = (id: string, number: string) =>
      anArticle({ id, number, of: cja, path: [], versions: [wording('Le juge ordonne la suspension.')] })
    const { db, ids, why } = libraryOf(
      article('first', 'L. 511-1'),
      article('cited', 'L. 521-1'),
      ...[1, 2, 3, 4, 5].map(cites),
    )
    expect(ids('suspension ')).toEqual(['first', 'cited'])
    graphPass(db)
    sourcesChanged(db)
    expect(ids('suspension ')).toEqual(['cited', 'first'])
    expect(why('suspension ').cited).toContain('cité par 5 textes')
    expect(why('suspension ').first?.join()).not.toContain('cité')
  })
  test('is the same each time, and pages follow each other', () => {
    const { ids } = libraryOf(...Array.from({ length: 50 }, (_, i) => decision(`d${i}`, 'Une caméra.')))
    const all = ids('caméra', { limit: 50 })
    expect(new Set(all).size).toBe(50)
    expect([0, 20, 40].flatMap(offset => ids('caméra', { limit: 20, offset }))).toEqual(all)
  })
  test('says why, the strongest first', () => {
    const { why } = libraryOf(decision('a', 'Une caméra.', { name: 'Caméra', publication: 'Lebon' }))
    expect(why('caméra ').a).toEqual([
      'dans le titre',
      'forme exacte',
      'publié au recueil Lebon',
      'Conseil d’État',
      'récent',
    ])
    expect(why('').a).toEqual(['publié au recueil Lebon', 'Conseil d’État', 'récent'])
  })
})

describe('the language of the box', () => {
  const cgct = {
    nature: 'code',
    title: 'code général des collectivités territoriales',
    short: 'CGCT',
  } as const
  const { ids, find, db } = libraryOf(
    decision('ce', 'La police emploie un drone et une caméra.', {
      date: '2026-01-30',
      publication: 'Lebon',
      tags: ['vsa'],
    }),
    decision('lyon', 'La police municipale filme ; un drone survole.', {
      court: 'CAA',
      city: 'Lyon',
      date: '2024-05-02',
      publication: 'inédit',
    }),
    decision('nantes', 'Une caméra filme CAA Lyon.', { court: 'CAA', city: 'Nantes', date: '2024-06-02' }),
    decision('ta', 'Des caméras, des drones, et loin après bien des mots qui ne disent rien la police.', {
      court: 'TA',
      city: 'Cergy-Pontoise',
      date: '2021-03-15',
      numbers: ['2105328'],
    }),
    anArticle({ id: 'csi', number: 'L. 251-2', path: [], tags: ['vsa'] }),
    anArticle({ id: 'cgct', number: 'L. 251-2', of: cgct, path: [] }),
    anArgument({ id: 'arg', title: 'Le drone', thesis: 'Un drone survole.' }),
    aDocument({ id: 'cnil', title: 'Avis sur les caméras', date: '2022-12-08' }),
  )
  const sorted = (text: string) => ids(text).toSorted()
  test.each([
    ['drone -police', ['arg']],
    ['police -"police municipale"', ['ce', 'ta']],
    ['police -caméra', ['lyon']],
    ['municipale OU survole', ['arg', 'lyon']],
    ['drone proche:5 police', ['ce', 'lyon']],
    ['police proche:3 drone', ['ce']],
    ['juridiction:CAA', ['lyon', 'nantes']],
    ['juridiction:CAA Lyon', ['lyon']],
    ['juridiction:CE,TA', ['ce', 'ta']],
    ['juridiction:"Conseil d’État"', ['ce']],
    ['juridiction:ta cergy', ['ta']],
    ['-juridiction:CAA drone type:décision', ['ce', 'ta']],
    ['date:2024', ['lyon', 'nantes']],
    ['date:2021..2022 caméra', ['cnil', 'ta']],
    ['date:2024-06..', ['ce', 'nantes']],
    ['date:30/01/2026', ['ce']],
    ['code:CGCT', ['cgct']],
    ['code:"code de la sécurité intérieure"', ['csi']],
    ['publication:A', ['ce']],
    ['publication:Lebon,inédit', ['ce', 'lyon']],
    ['type:argument', ['arg']],
    ['type:cnil', ['cnil']],
    ['tag:VSA type:article', ['csi']],
    ['-caméra type:décision', ['lyon']],
    ['CE 30 janvier 2026', ['ce']],
    ['CAA Lyon 2024', ['lyon']],
    ['15/03/2021', ['ta']],
    ['L. 251-2 CGCT', ['cgct']],
    ['survolle', ['arg', 'lyon']],
  ])('%s', (text, expected) => {
    expect(sorted(text)).toEqual(expected)
  })
  test('an article by its number alone is all of that number', () => {
    expect(sorted('L. 251-2')).toEqual(['cgct', 'csi'])
  })
  test('a number one keystroke away answers only when nothing does', () => {
    expect(find('2105329').hits[0]).toMatchObject({
      id: 'ta',
      why: expect.arrayContaining(['numéro voisin']),
    })
    expect(find('2105328').hits[0]?.why[0]).toBe('numéro exact')
    expect(find('n° 21053288').hits[0]?.id).toBe('ta')
    expect(find('2106 ').hits).toEqual([])
  })
  test('a word that is nowhere is read as its neighbour, and said', () => {
    expect(find('survolle police').corrected).toBe('survole police')
    expect(find('police').corrected).toBeUndefined()
  })
  test('a quoted word is corrected though another of its forms is there: only what is quoted is looked for', () => {
    const { find } = libraryOf(decision('plural', 'Des caméras surveillées.'))
    expect(find('"caméra"').corrected).toBe('"caméras"')
  })
  test('words are left aside when none has all of three, and said', () => {
    const { hits, remarks } = find('police drone municipale caméra survole')
    expect(hits[0]?.id).toBe('lyon')
    expect(remarks).toEqual(['Aucun texte n’a tous ces mots\u00a0; voici ceux qui répondent à une partie.'])
    expect(find('police introuvable ').remarks).toEqual([
      'Introuvable, laissé de côté\u00a0: «\u00a0introuvable\u00a0».',
    ])
    expect(find('police introuvable ').total).toBe(find('police ').total)
  })
  test('the last word may be mistyped and begin another: what it begins beside nothing is corrected', () => {
    const { find } = libraryOf(
      decision('net', 'La Quadrature du Net demande.'),
      decision('nette', 'Une différence nettement établie.'),
    )
    expect(find('quadrature nett')).toMatchObject({ hits: [{ id: 'net' }, {}], corrected: 'quadrature net' })
    expect(find('nett')).toMatchObject({ total: 1, hits: [{ id: 'nette' }] })
    expect(find('nett').corrected).toBeUndefined()
  })
  test('an article that a text of the library does not have is said to be absent, not its words', () => {
    expect(find('R. 999-3 CSI').remarks).toEqual([
      'Cet article n’est pas dans la bibliothèque, et aucun texte n’en parle.',
    ])
    expect(find('L. 251-2 CSI').remarks).toEqual([])
    expect(find('R. 999-3 CSP').remarks.join()).not.toContain('Cet article')
  })
  test.each([
    ['CC 2016-590', ['qpc']],
    ['Conseil constitutionnel n° 2016-590', ['qpc']],
    ['CEDH 44647/98', ['peck']],
    ['loi 78-17', ['lil5', 'lil6', 'suite']],
    ['Loi n° 78-17 du 6 janvier 1978', ['lil5', 'lil6', 'suite']],
    ['décret 2019-536', ['suite']],
    ['loi du 6 janvier 1978 article 5', ['lil5']],
    ['CC 1240', ['civ']],
  ])('a docket after its court, a text of law by its number: %s', (text, expected) => {
    const law = {
      nature: 'loi' as const,
      number: '78-17',
      date: '1978-01-06',
      title: 'relative aux libertés',
    }
    const decree = {
      nature: 'décret' as const,
      number: '2019-536',
      title: 'pour la loi n° 78-17 du 6 janvier 1978',
    }
    const { ids } = libraryOf(
      anArticle({ id: 'suite', number: '1', of: decree, path: [] }),
      anArticle({ id: 'lil5', number: '5', of: law, path: [] }),
      anArticle({ id: 'lil6', number: '6', of: law, path: [] }),
      anArticle({ id: 'civ', number: '1240', path: [] }),
      decision('qpc', 'Une question.', { court: 'Cons. const.', numbers: ['2016-590'] }),
      decision('peck', 'Une caméra.', { court: 'CEDH', numbers: ['44647/98'] }),
    )
    expect(ids(text)).toEqual(expected)
  })
  test('a court that judged nothing here finds nothing, and is told as an operator', () => {
    expect(find('juridiction:TC caméra')).toMatchObject({ total: 0, operators: ['juridiction:TC'] })
  })
  test('a value that names nothing is said, and searched as words', () => {
    const { remarks, operators, total } = find('caméra code:introuvable')
    expect(remarks[0]).toBe(
      '«\u00a0code:introuvable\u00a0» ne désigne rien ici\u00a0: cherché comme des mots.',
    )
    expect(operators).toEqual([])
    expect(total).toBe(find('caméra code introuvable').total)
  })
  test('a compound mistyped in one of its words is corrected where the words follow each other', () => {
    const { find } = libraryOf(
      decision('laye', 'La commune de Saint-Germain-en-Laye demande.'),
      decision('souci', 'Un souci chauve.'),
    )
    expect(find('Saint-Germin-en-Laye ')).toMatchObject({ total: 1, corrected: 'Saint-germain-en-Laye' })
    expect(find('chauve-souri ').corrected).toBeUndefined()
  })
  test('the newest first, where one asks so', () => {
    const { ids } = libraryOf(
      decision('old', 'drone drone drone', { date: '2001-01-01' }),
      decision('new', 'Un drone parmi beaucoup d’autres mots.', { date: '2025-01-01' }),
      decision('between', 'drone drone', { date: '2010-01-01' }),
    )
    expect(ids('drone', { newestFirst: true })).toEqual(['new', 'between', 'old'])
    expect(ids('drone', { newestFirst: true, limit: 1, offset: 1 })).toEqual(['between'])
  })
  test('an article that nothing mentions has no list beside the sentence', () => {
    expect(find('R. 999-3 CSI')).toMatchObject({ total: 0, hits: [] })
  })
  test('a collection, by its id or its title', () => {
    db.prepare("INSERT INTO collections VALUES ('c1', 'À relire', '', '', NULL)").run()
    db.prepare('INSERT INTO collection_sources VALUES (?, ?, 1)').run('c1', 'ta')
    expect(ids('', { collection: 'c1' })).toEqual(['ta'])
    expect(ids('collection:"à relire" drone')).toEqual(['ta'])
  })
})

describe('facets', () => {
  const { find } = libraryOf(
    decision('a', 'caméra', { publication: 'Lebon', tags: ['vsa'] }),
    decision('b', 'caméra', { court: 'TA', city: 'Nice', publication: 'inédit', tags: ['vsa', 'école'] }),
    decision('c', 'caméra', { court: 'TA', city: 'Nice' }),
    anArticle({ id: 'd', path: ['caméra'] }),
  )
  test('count what choosing another value would give', () => {
    expect(find('caméra', { court: 'TA' })).toMatchObject({
      total: 2,
      facets: {
        court: { CE: 1, 'TA Nice': 2 },
        kind: { decision: 2 },
        publication: { inédit: 1 },
        tag: { vsa: 1, école: 1 },
        type: { jugement: 2 },
        code: {},
      },
    })
    expect(find('caméra', { court: 'TA Nice' }).total).toBe(2)
    expect(find('caméra', { court: 'TA Lyon' }).total).toBe(0)
    expect(find('caméra', { court: 'TA', tag: 'vsa' }).facets).toMatchObject({
      court: { CE: 1, 'TA Nice': 1 },
      tag: { vsa: 1, école: 1 },
    })
    expect(find('caméra', { publication: 'Lebon' })).toMatchObject({
      total: 1,
      facets: { publication: { Lebon: 1, inédit: 1 } },
    })
    expect(find('caméra', { code: 'CSI' })).toMatchObject({
      total: 1,
      facets: { code: { CSI: 1 }, kind: { article: 1 } },
    })
  })
  test('operators narrow them all; each count is what is then found', () => {
    const { facets } = find('caméra juridiction:TA')
    expect(facets.court).toEqual({ 'TA Nice': 2 })
    for (const [tag, count] of Object.entries(find('caméra').facets.tag))
      expect(find('caméra', { tag }).total).toBe(count)
  })
  test('coverage is told', () => {
    expect(find('').coverage).toEqual({ texts: 4, indexed: 4 })
  })
})

test('an article that is not in the library leads to the texts that speak of it', () => {
  const { ids } = libraryOf(
    decision('frais', 'Au titre de l’article L. 761-1 du code de justice administrative.'),
    decision('art', 'Les métiers d’art, 761 euros, 1 an, L. 2.'),
    decision('loi', 'Selon l’article 6 de la loi n° 78-17 du 6 janvier 1978.'),
    decision('six', 'La loi n° 78-17, pendant 6 mois.'),
  )
  for (const text of [
    'L. 761-1 CJA',
    'art. L. 761-1',
    'art. L761-1 CJA',
    'art. L. 761-1 du code de justice adm',
  ])
    expect(ids(text)).toEqual(['frais'])
  expect(ids('art. 6 LIL')).toEqual(['loi'])
  expect(ids('L. 761-1 -article')).toEqual([])
})

test('an excerpt of an article is of its wordings, kept apart', () => {
  const { find } = libraryOf(
    anArticle({
      id: 'a',
      versions: [
        {
          id: 'LEGIARTI000000000001',
          from: '2010-01-01',
          to: '2020-01-01',
          status: 'MODIFIE',
          text: 'Un ballon captif.',
        },
        { id: 'LEGIARTI000000000002', from: '2020-01-01', status: 'VIGUEUR', text: 'Un drone.' },
      ],
    }),
  )
  expect(find('drone').hits[0]?.excerpt).toBe('Un \u0001drone\u0002.')
  expect(find('ballon').hits[0]?.excerpt).toBe('Un \u0001ballon\u0002 captif.')
  expect(find('LEGIARTI000000000001').hits[0]?.why[0]).toBe('numéro exact')
})

test('numbers one keystroke away', () => {
  const near = slips('2105328')
  expect(near).toEqual(expect.arrayContaining(['2105329', '210532', '21053288', '2150328']))
  expect(near).not.toContain('2105328')
  expect(slips('2105')).toEqual([])
})

test('searches are kept under a name', () => {
  const kept = searches(openDb(':memory:'))
  const made = kept.save({ title: ' Zèbres ', search: { text: 'zèbre', court: 'CE' } })
  expect(made).toMatchObject({ title: 'Zèbres', search: { text: 'zèbre', court: 'CE' } })
  kept.save({ title: 'Ânes', search: { text: 'âne' } })
  kept.save({ id: made.id, title: 'Zèbres', search: { text: 'zèbres' } })
  expect(kept.list().map(({ title, search: { text } }) => [title, text])).toEqual([
    ['Ânes', 'âne'],
    ['Zèbres', 'zèbres'],
  ])
  kept.remove(made.id)
  expect(() => kept.remove(made.id)).toThrow('n’est plus dans la bibliothèque')
})

test('no input makes it fail', () => {
  const { find } = libraryOf(
    decision('a', 'Une caméra et un drone de police.', { numbers: ['470001'] }),
    anArticle({ id: 'b', path: [] }),
  )
  const bits = fc.constantFrom(
    'caméra',
    'drone',
    'de',
    'd',
    '"',
    '«',
    '-',
    'OU',
    'proche:5',
    'proche:',
    'date:2020..',
    'juridiction:CE',
    'code:',
    ':',
    '..',
    '470001',
    'L. 251',
    'CE 24 janvier 2024',
    '\0',
    '\ud800',
    '·e·s',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(bits, { maxLength: 10 }).map(all => all.join(' ')),
    fc.array(bits, { maxLength: 6 }).map(all => all.join('')),
  )
  fc.assert(
    fc.property(text, typed => {
      const { hits, total, facets } = find(typed)
      expect(hits.length).toBe(Math.min(20, total))
      expect(Object.values(facets.kind).reduce((sum, n) => sum + n, 0)).toBe(total)
    }),
    { numRuns: 600 },
  )
})
