import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { templateTexts } from '../../../../src/shared/drafts/templates/template.ts'
import { AuthorityFile, undoes } from '../../../../src/shared/library/authority.ts'
import type { Argument, Source } from '../../../../src/shared/library/model.ts'
import { saysUndone } from '../../../../src/shared/library/undone.ts'
import { compute } from '../../../../src/shared/procedure/neutral/answer.ts'
import { Situation } from '../../../../src/shared/procedure/neutral/format.ts'
import { fromTemplate, starter, templateOf } from '../drafts/gathered.ts'

const shipped = (path: string) => new URL(`../../../../resources/${path}`, import.meta.url)
const templates = readdirSync(shipped('templates')).map(name => name.replace('.json', ''))
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const sourceOf = (id: string): Source => {
  const source = starter.find(one => one.id === id)
  if (!source) throw new Error(`no ${id} in the packs`)
  return source
}
/** All that a template, a source or a file of resources says. */
const wordsOf = (name: string): string =>
  plain(
    templates.includes(name)
      ? readFileSync(shipped(`templates/${name}.json`), 'utf8')
      : name.endsWith('.json')
        ? readFileSync(shipped(name), 'utf8')
        : JSON.stringify(sourceOf(name)),
  )

/** Sentences that must not be said any more, and those that must: one line for each statement that was false or short. */
const statements: readonly (readonly [
  where: string,
  never: RegExp | undefined,
  always: RegExp | undefined,
])[] = [
  ['refere-liberte', /rendue à la même époque à Caen/, /cette ordonnance a été annulée \(\[\[VSA-03\]\]\)/],
  [
    'refere-liberte',
    /L’illégalité est manifeste : elle résulte/,
    /véhicules en stationnement irrégulier : elle ne se prononce/,
  ],
  ['refere-liberte', /VSA-12/, undefined],
  ['DOC-05', /(?:remis|publié) \d/, /remis le 14 janvier 2025, publié le 7 février 2025/],
  [
    'refere-liberte',
    /séquestre, puis d’effacer/,
    /à titre subsidiaire, si aucune mesure provisoire ne suffit/,
  ],
  ['refere-liberte', undefined, /sauf si elle rejette sans audience \(art\. L\. 522-3\) : seul un pourvoi/],
  [
    'refere-suspension',
    undefined,
    /sauf si un pourvoi en cassation est exercé. Un rejet faute d’urgence ne l’exige pas/,
  ],
  [
    'refere-suspension',
    undefined,
    /même rendue sans audience : pourvoi.*le mémoire complémentaire.*quinze jours/,
  ],
  [
    'refere-mesures-utiles',
    undefined,
    /sauf péril grave.*Un refus né après la saisine du juge n’y fait pas obstacle/,
  ],
  ['refere-mesures-utiles', undefined, /documentMeasure/],
  ['rep-vsa', /elle n’est pas tardive/, /doit être formé dans le délai de deux mois/],
  ['rep-vsa', /, reçu le \{\{recourse\.received\}\} dans ce délai/, /\{\{recourse\.within\}\}/],
  ['rep-vsa', /Aucun délai n’a donc couru/, /mise en ligne sur le site de la commune/],
  ['rep-vsa', /Les articles 4, 8 et 10 de la directive/, /décision\.known|decision\.known/],
  ['memoire-recapitulatif', /Les articles 4, 8 et 10 de la directive/, /est réputée s’être désistée/],
  ['memoire-recapitulatif', /désistée \(à vérifier\)/, /qui est franc/],
  ['recours-gracieux', /Reçue dans le délai/, /Expédiée dans le délai de recours/],
  [
    'recours-gracieux',
    /un recours gracieux ne l’interrompt pas du tout/,
    /plan local d’urbanisme n’est pas concerné/,
  ],
  ['recours-gracieux', undefined, /un an au plus depuis que vous le connaissez/],
  ['plainte-cnil', /d’une autorité publique|LIL-89/, /décret n° 2023-1102 du 27 novembre 2023/],
  ['plainte-cnil', undefined, /la requête peut perdre son objet/],
  [
    'requete-documents',
    /ne permettent que d’occulter/,
    /n’autorisent un refus total que si l’occultation n’est pas possible/,
  ],
  ['requete-documents', undefined, /délai raisonnable d’un an court de la connaissance du refus confirmé/],
  ['saisine-cada', /R\. 343-4 et R\. 421-1 CJA/, /R\.\* 343-4 CRPA/],
  ['pourvoi-cassation', /aide sociale et pensions/, /article R\. 821-3 en vigueur/],
  ['intervention', /faire appel du jugement \(à vérifier\)/, /elle tombe si la requête/],
  ['refere-mesures-utiles', undefined, /subsidiaire.*n° 385332/],
  ['recours-gracieux', undefined, /recours préalable obligatoire, ce recours-ci ne le remplace pas/],
  ['requete-documents', undefined, /L\. 311-2 : document préparatoire, inachevé/],
  ['saisine-cada', undefined, /réception par l’administration compétente/],
  ['memoire-qpc', undefined, /clôture de l’instruction, elle n’est examinée que si/],
  ['note-deputes', /\*À vérifier le jour de l’envoi/, /experiment\.state/],
  ['note-deputes', /d’après le bilan de l’expérimentation/, /selon la presse/],
  ['guide.json', /Elle doit être reçue dans ce délai/, /Elle doit être expédiée dans ce délai/],
  ['EXT-INC-ACTE', /par l’acte attaqué/, undefined],
  ['EXT-PROC-CNIL', /consultée par une commune/, /qu’elle avait mise en demeure/],
  ['EXT-PROC-CDV', undefined, /par la voie de l’exception/],
  ['EXT-FORME', undefined, /jamais pour un règlement/],
  ['INT-BASE', /La disposition qui entendait prolonger/, /\{\{experiment\.effect\}\}/],
  ['INT-BASE', undefined, /CSI-R251-1/],
  [
    'INT-EDH8',
    /méconnaît les articles 8 et 10/,
    /méconnaît l’article 8 de la Convention \(\[\[EDH-09\|§ 90\]\]\)/,
  ],
  ['INT-LIL4', /Aucun acte n’en fixe la finalité/, undefined],
  ['INT-ACTE', undefined, /R251-1/],
  ['INT-DELEG', /sans décision citée/, /CC-20/],
  ['ARG-VSA-04', undefined, /R\. 251-1/],
  [
    'ARG-VSA-05',
    /sa prolongation ayant été déclarée|s’est achevée le 31 mars|Sa prolongation a été censurée/,
    /Rouverte ou non/,
  ],
  ['ARG-VSA-07', /mesure par mesure/, /VSA-18/],
  ['ARG-VSA-09', undefined, /prématurée et non faute d’intérêt/],
  ['ARG-VSA-10', /ne fait courir aucun délai/, /depuis le 1er juillet 2022/],
  ['ARG-VSA-10', undefined, /le propre recours administratif du requérant/],
  ['ARG-JO2030', /prolongerait l’expérimentation/, /n° 2026-201 du 20 mars 2026/],
  ['ARG-DRONES', /la décision au fond est à lire/, /la décision au fond rejette/],
  ['ARG-ECOLES', /répondu non deux fois|écarté deux fois/, /véhicules/],
  [
    'ARG-CADA',
    /permettent d’occulter, non de tout refuser|PRO-24|ne se régularise pas/,
    /une nouvelle demande, toujours possible/,
  ],
  ['ARG-CADA', /Les panneaux les signalent/, /PRO-28/],
  ['ARG-DELAIS', /sauf en urbanisme depuis/, /expédié dans le délai l’interrompt/],
  ['ARG-DELAIS', undefined, /sans que la distance s’y ajoute/],
  ['ARG-MARCHE', undefined, /PRO-29/],
  ['ARG-PLAINTE', undefined, /conduit à un non-lieu/],
  [
    'ARG-MANIFESTER',
    /pacifique méconnaît aussi la liberté d’expression/,
    /a méconnu l’article 10, et l’emploi de la reconnaissance faciale, l’article 8/,
  ],
  ['VSA-04', undefined, /annulée par CE, ord\., 21 décembre 2023, n° 489990/],
  ['VSA-12', undefined, /L\. 521-1.*référé-liberté/],
  ['VSA-14', /Statue au fond/, /Rejette au fond/],
  ['VSA-16', undefined, /CESSR:2014:360759/],
  ['VSA-19', /La Quadrature du Net et autres/, /494583.*495174/],
  ['PRO-10', /numéro de la décision est inconnu/, /424812/],
  ['PRO-18', undefined, /2020-1717/],
  ['PRO-19', undefined, /488227/],
  ['PRO-23', undefined, /Non-lieu/],
  ['PRO-24', /"verified"/, /ne pas citer/],
  ['EDH-05', undefined, /non-violation/],
  ['EDH-09', undefined, /article 10 \(§ 57\).*article 8 \(§§ 90/],
  ['CNIL-05', undefined, /2025-032/],
  ['LIL-89', /pour l’État reposent/, /Ne vise pas une commune/],
  ['CRPA-R311-12', /"R\. 311-12"/, /R\.\* 311-12/],
]

test.each(statements)('%s: never %s, always %s', (where, never, always) => {
  const words = wordsOf(where)
  if (never) expect(words).not.toMatch(never)
  if (always) expect(words).toMatch(always)
})

describe('a ground that is of no use against a refusal to repeal', () => {
  const useless = new Set(
    starter.flatMap(one =>
      one.kind === 'argument' && one.ground?.inoperative.includes('refusal-to-repeal') ? [one.id] : [],
    ),
  )
  test.each(templates)('enters no text of %s by default', id => {
    const facts = { 'decision.type': 'abrogation', 'recourse.kind': 'gracieux', 'supported.side': 'demande' }
    const { draft } = fromTemplate(templateOf(id), { facts })
    expect(
      draft.blocks.flatMap(block =>
        block.origin && useless.has(block.origin.source) ? [block.origin.source] : [],
      ),
    ).toEqual([])
  })
})

test('nothing that ships rests on an annulled decision without saying so', () => {
  const file = AuthorityFile.parse(JSON.parse(readFileSync(shipped('authority-history.json'), 'utf8')))
  const annulled = new Set(file.records.filter(one => one.history.some(undoes)).map(one => one.id))
  const silent = (texts: readonly string[]) =>
    texts.flatMap(text =>
      [...text.matchAll(/\[\[([^\]|]+)[^\]]*\]\]/g)].filter(
        one => annulled.has(one[1] ?? '') && !saysUndone(text, one.index, one.index + one[0].length),
      ),
    )
  const cards = starter.filter((one): one is Argument => one.kind === 'argument')
  expect(annulled.size).toBeGreaterThan(0)
  expect(
    cards.flatMap(one => one.authorities.filter(of => annulled.has(of.source) && of.role === 'support')),
  ).toEqual([])
  expect(
    silent(cards.flatMap(one => [one.development, ...Object.values(one.variants).filter(Boolean)])),
  ).toEqual([])
  expect(silent(templates.flatMap(id => templateTexts(templateOf(id))))).toEqual([])
})

/** A card that states a time limit, and the situation in which the engine must say the same. */
const individual = {
  tribunal: 'métropole',
  domicile: 'métropole',
  requérant: 'destinataire',
  acte: 'individuel',
}
const notified = { type: 'décision notifiée', date: '2026-01-12', 'voies et délais': 'mentionnés' }
const rules: readonly (readonly [card: string, states: RegExp, situation: unknown, day: string])[] = [
  [
    'PRO-09',
    /distance|recours administratif|gracieux/,
    {
      events: [notified, { type: 'recours gracieux reçu', date: '2026-04-20', expédié: '2026-04-20' }],
      facts: { ...individual, domicile: 'Allemagne' },
    },
    '2026-05-13',
  ],
  [
    'PRO-26',
    /expédié avant son terme/,
    {
      events: [
        notified,
        { type: 'recours gracieux reçu', date: '2026-03-16', expédié: '2026-03-12', ar: 'complet' },
      ],
      facts: individual,
    },
    '2026-07-17',
  ],
  [
    'PRO-02',
    /implicites.*un an/,
    { events: [{ type: 'demande reçue', date: '2026-01-05', ar: 'absent' }], facts: individual },
    '2027-03-05',
  ],
  [
    'PRO-27',
    /motifs ont été demandés.*un an/,
    {
      events: [
        { type: 'demande reçue', date: '2026-01-05', ar: 'complet' },
        { type: 'motifs demandés', date: '2026-04-20' },
      ],
      facts: { ...individual, motivation: 'due' },
    },
    '2027-04-20',
  ],
  ['PRO-06', /franc/, { events: [notified], facts: individual }, '2026-03-13'],
]

test.each(rules)('the card %s says %s, as the engine does', (card, states, situation, day) => {
  expect(wordsOf(card)).toMatch(states)
  const asked = Situation.parse({
    ...(situation as object),
    ask: 'dernier jour pour saisir le tribunal administratif',
  })
  const { last_day, keep: prudent } = compute(asked)
  expect(last_day ?? prudent).toBe(day)
})

test('no two grounds of the library help in the same words', () => {
  const grounds = starter.flatMap(one => (one.kind === 'argument' && one.ground ? [one.ground] : []))
  expect(grounds.length).toBeGreaterThan(10)
  for (const of of ['test', 'proof'] as const)
    expect(new Set(grounds.map(one => one[of]).filter(Boolean)).size).toBe(
      grounds.filter(one => one[of]).length,
    )
})
