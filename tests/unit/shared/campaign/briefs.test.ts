import { describe, expect, test } from 'vitest'
import { campaignRules } from '../../../../src/shared/campaign/briefs/campaign-rules.ts'
import { choiceFacts, freeTemplates } from '../../../../src/shared/campaign/briefs/choice.ts'
import type { Audience } from '../../../../src/shared/campaign/briefs/model.ts'
import { proposedArguments } from '../../../../src/shared/campaign/briefs/propose.ts'
import { thingsOf } from '../../../../src/shared/campaign/briefs/things.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import { check, draftRules } from '../../../../src/shared/drafts/checks/check.ts'
import { Block } from '../../../../src/shared/drafts/model.ts'
import { withDefaults } from '../../../../src/shared/drafts/slots/facts.ts'
import { instantiate } from '../../../../src/shared/drafts/templates/instantiate.ts'
import { reassemble } from '../../../../src/shared/drafts/templates/reassemble.ts'
import { readTemplate } from '../../../../src/shared/drafts/templates/template-file.ts'
import { plainText } from '../../../../src/shared/drafts/text/plain.ts'
import type { Argument } from '../../../../src/shared/library/model.ts'
import { aBill, aDossier, aDraft, anArgument, anArticle } from '../../../fixtures/builders.ts'
import { starter, templateOf } from '../drafts/gathered.ts'
import { textOf } from '../drafts/merge/edits.ts'

const bill = aBill({
  id: 'loi-x',
  title: 'Proposition de loi X',
  stages: [
    {
      key: 'senat-vote',
      label: 'Vote du Sénat',
      date: '2025-02-04',
      reference: 'T.A. n° 45',
      outcome: 'success',
    },
    { key: 'an-commission', label: 'Commission des lois', date: '2025-03-07', reference: 'texte n° 907' },
    { key: 'saisine', label: 'Saisine du Conseil constitutionnel', reference: '', kind: 'conseil' },
    { key: 'loi', label: 'Loi promulguée', reference: '' },
  ] as never,
  measures: [
    {
      id: 'm8',
      article: '8',
      title: 'Boîtes noires',
      does: 'étend l’analyse automatisée des connexions',
      danger: 'Toutes les connexions sont lues',
      articles: [{ stage: 'loi', article: '15 de la loi votée' }],
      fates: [
        { stage: 'senat-vote', outcome: 'Adoptée' },
        { stage: 'loi', outcome: 'Dans la loi' },
      ],
    },
    {
      id: 'm8ter',
      article: '8 ter',
      title: 'Accès aux messages chiffrés',
      does: 'impose une porte dérobée',
      danger: 'Une faille sert à tous',
      fates: [
        { stage: 'senat-vote', outcome: 'Ajoutée' },
        { stage: 'an-commission', outcome: 'Supprimée', certainty: 'to-verify' },
      ],
    },
  ] as never,
})
const argument = (id: string, given: Partial<Argument> = {}) =>
  anArgument({
    id,
    title: `« Objection ${id} »`,
    thesis: `Thèse ${id}.`,
    shortForm: `Réponse ${id}. Et la suite.`,
    pairs: [{ objection: `Mais ${id} ?`, reply: 'Non.' }],
    neverSay: [`Ne jamais dire « tout est ${id} »`],
    facts: [{ text: '62 % de fausses alertes', sourceText: 'rapport', date: '2025-01-14' }] as never,
    authorities: [{ source: 'VSA-02', role: 'support' }] as never,
    variants: {
      briefing: `Note ${id} ([[VSA-0${id.length}]]).`,
      sheet: `Fiche ${id}.`,
      mail: `Courriel ${id}.`,
      script: `Au téléphone ${id}.`,
      filing: id === 'a' ? 'Grief a, tiré de l’article 2 de la Déclaration de 1789.' : `Grief ${id}.`,
    },
    ...given,
  })
const library = [...starter, argument('a'), argument('bb'), argument('ccc')]
const byId = new Map(library.map(source => [source.id, source]))
const answers: Record<string, string> = {
  'briefing.title': 'Retirer les boîtes noires',
  'request.vote': 'voter la suppression de l’article 8',
  contact: 'Camille, 01 00 00 00 00',
  'briefing.date': '2025-03-06',
  version: '1',
  opening: 'vous avez visité le commissariat d’Évreux en janvier.',
  'sender.name': 'Camille Durand',
  'sender.commune': 'Évreux',
  minister: 'M. le ministre de l’intérieur',
  'press.title': 'Boîtes noires : ce que nous demandons',
  'leaflet.title': 'Vos connexions, lues',
  'petition.title': 'Pour retirer les boîtes noires',
  'sender.association': 'Œil ouvert',
  'sender.address': '12, rue de la République\n27000 Évreux',
  'question.heading': 'droits fondamentaux',
  'question.subject': 'les analyses automatisées',
  'question.ask': 'combien de connexions sont lues',
  'referral.procedure': 'La loi a été adoptée le 29 avril 2025.',
  'referral.reading': 'Elle touche tout le monde.',
}

interface Chosen {
  readonly measures?: string[]
  readonly arguments?: string[]
  readonly stage?: string
  readonly audience?: Partial<Audience>
  readonly facts?: Record<string, string>
  readonly member?:
    | { id: string; chamber: 'an' | 'senat'; civility: string; first: string; last: string }
    | undefined
  readonly bill?: typeof bill
}

function made(id: string, chosen: Chosen = {}) {
  const template = templateOf(id)
  const about = chosen.bill ?? bill
  const choice = {
    bill: about.id,
    stage: chosen.stage ?? 'an-commission',
    measures: chosen.measures ?? ['m8', 'm8ter'],
    arguments: chosen.arguments ?? ['a', 'bb', 'ccc'],
    audience: { chamber: 'an' as const, group: '', member: '', ...chosen.audience },
  }
  const dossier = aDossier({
    type: 'advocacy',
    parties: [],
    facts: withDefaults(template, {
      ...answers,
      ...choiceFacts(choice, about, '2026-11-28', chosen.member),
      ...chosen.facts,
    }),
  })
  const things = thingsOf({
    choice,
    bill: about,
    today: '2026-11-28',
    arguments: choice.arguments.map(one => byId.get(one) as Argument),
    members: [
      {
        id: 'PA1',
        words: { name: 'Mme Ada Exemple', group: 'X', reason: '—', position: 'inconnue', vote: '—' },
      },
    ],
  })
  const reading = { things, kindOf: (one: string) => byId.get(one)?.kind }
  const blocks = instantiate(template, dossier, byId, reading)
  const draft = aDraft({ template: id, title: template.title, style: template.style, blocks })
  return {
    template,
    dossier,
    reading,
    gathered: { draft, dossier, exhibits: [], sources: library, template, bill: about },
  }
}
const rules = { ...draftRules, ...campaignRules }
const said = (id: string, chosen?: Chosen) => {
  const { gathered, template } = made(id, chosen)
  return plainText(assemble(gathered, { template })).replace(/[\u00a0\u202f]/g, ' ')
}
const codes = (id: string, chosen?: Chosen, spoil: (blocks: Block[]) => Block[] = one => one) => {
  const { gathered, template } = made(id, chosen)
  const draft = { ...gathered.draft, blocks: spoil(gathered.draft.blocks) }
  return check({ ...gathered, draft }, template, '2025-03-07', rules)
    .filter(one => one.code !== 'to-verify')
    .map(one => `${one.severity}:${one.code}`)
}
const without = (slot: string) => (blocks: Block[]) => blocks.filter(block => block.slot !== slot)

interface Document {
  readonly says: readonly RegExp[]
  readonly never: readonly RegExp[]
  readonly refused: readonly (readonly [string, Chosen, string?])[]
}

const one = { measures: ['m8'], arguments: ['a'] }
/** The bill once its law says that the measure is not in it. */
const without8ter = {
  ...bill,
  measures: bill.measures.map(each =>
    each.id === 'm8ter'
      ? { ...each, fates: [...each.fates, { ...each.fates[0]!, stage: 'loi', outcome: 'Absent de la loi' }] }
      : each,
  ),
}
const documents: Readonly<Record<string, Document>> = {
  'note-parlementaires': {
    says: [
      /texte n° 907 – Assemblée nationale, Commission des lois/,
      /Article 8\s: étend l’analyse[^;]*; article 8 ter\s: supprimé/,
      /Art\. 8 ter \| Accès aux messages chiffrés\. Mesure supprimée : impose[\s\S]*supprimée, commission des lois \(non confirmé\)/,
      /Note a \(/,
      /62 % de fausses alertes \(rapport, 14 janvier 2025\)/,
      /Voter la suppression de l’article 8\./,
    ],
    never: [/PAR CES MOTIFS/, /à dire|\{\{/],
    refused: [
      ['blocking:no-measure', {}, 'measures'],
      ['blocking:no-request', one, 'requests'],
      ['warning:no-analysis', {}, 'law'],
      ['warning:authority-count', { arguments: ['a'] }],
      ['warning:stage-passed', { stage: 'senat-vote' }],
      ['blocking:argument-expired', {}],
    ],
  },
  'fiche-argumentaire': {
    says: [
      /La question\. « Objection a »/i,
      /Réponse a\. Et la suite\./,
      /Fiche bb\./,
      /Mais a \? Non\./,
      /Ne jamais dire/,
    ],
    never: [/Note a/],
    refused: [
      ['blocking:no-answer', {}, 'answer'],
      ['warning:argument-missing', { arguments: ['a', 'bb'] }],
      ['warning:no-objection', {}, 'objections'],
      ['warning:no-ban', {}, 'bans'],
    ],
  },
  courriel: {
    says: [
      /Objet : article 8, texte n° 907/,
      /Mesdames les Députées/,
      /vous avez visité/,
      /Courriel a\./,
      /Camille Durand, Évreux/,
    ],
    never: [/Note a/, /L’essentiel/i],
    refused: [
      ['blocking:no-opening', { ...one, facts: { opening: '' } }],
      ['blocking:no-commune', { ...one, facts: { 'sender.commune': '' } }],
      ['blocking:no-subject', one, 'subject'],
      ['blocking:too-long', { ...one, facts: { opening: 'mot '.repeat(120) } }],
      ['blocking:no-request', one, 'requests'],
    ],
  },
  'communique-presse': {
    says: [
      /Communiqué de presse – Œil ouvert/,
      /Boîtes noires : ce que nous demandons/,
      /Nous demandons aux députées et députés de voter la suppression de l’article 8\./,
      /Courriel a\./,
      /Contact presse : Camille/,
    ],
    never: [/version/, /Ne jamais dire/, /À l’attention/],
    refused: [
      ['blocking:no-title', { facts: { 'press.title': '' } }],
      ['blocking:no-association', { facts: { 'sender.association': '' } }],
      ['blocking:no-contact', { facts: { contact: '' } }],
      ['blocking:no-measure', {}, 'measures'],
      ['blocking:no-speaker', { facts: { 'press.quote': 'C’est trop.' } }],
      ['blocking:no-request', {}, 'requests'],
      ['blocking:argument-expired', {}],
    ],
  },
  tract: {
    says: [
      /Vos connexions, lues/,
      /Demandez à votre députée ou à votre député de voter la suppression de l’article 8\./,
      /Mais a \? Non\./,
      /www\.assemblee-nationale\.fr/,
      /Ne pas jeter sur la voie publique/,
    ],
    never: [/version/, /Ne jamais dire/, /À l’attention/],
    refused: [
      ['blocking:no-title', { facts: { 'leaflet.title': '' } }],
      ['blocking:no-measure', {}, 'measures'],
      ['blocking:no-reason', {}, 'law'],
      ['warning:no-printer', {}],
      ['blocking:request-contradicts', { audience: { chamber: 'senat' } }],
    ],
  },
  lettre: {
    says: [
      /12, rue de la République/,
      /Mme Ada Exemple\s+Députée/,
      /126, rue de l’Université\s+75355 Paris 07 SP/,
      /Objet : article 8, texte n° 907/,
      /Madame la Députée,/,
      /Courriel a\./,
      /agréer, Madame la Députée, l’expression/,
    ],
    never: [/Note a/, /version/],
    refused: [
      ['blocking:no-opening', { facts: { opening: '' } }],
      ['blocking:no-address', { facts: { 'sender.address': '' } }],
      ['blocking:slot-empty', { member: undefined }],
      ['blocking:no-subject', {}, 'subject'],
      ['blocking:no-request', {}, 'requests'],
    ],
  },
  message: {
    says: [/Article 8 : boîtes noires\./, /Courriel a\./, /Nous demandons aux députées et députés de voter/],
    never: [/Note a/, /version/, /Courriel bb/],
    refused: [
      ['information:message-length', {}],
      ['blocking:argument-expired', {}],
      ['blocking:too-long', { facts: { 'message.link': `https://exemple.fr/${'x'.repeat(500)}` } }],
      ['blocking:no-request', {}, 'requests'],
    ],
  },
  petition: {
    says: [
      /Pétition à la présidence de l’Assemblée nationale – Œil ouvert/,
      /Nous, qui signons, demandons aux députées et députés de voter la suppression de l’article 8\./,
      /Nom et prénom \| Commune \| Signature/,
      /retirer votre signature : Camille/,
    ],
    never: [/version/, /Ne jamais dire/, /À l’attention/],
    refused: [
      ['blocking:no-title', { facts: { 'petition.title': '' } }],
      ['blocking:no-signatures', {}, 'signatures'],
      ['blocking:no-request', {}, 'requests'],
    ],
  },
  'question-ecrite': {
    says: [
      /Mme Ada Exemple appelle l’attention de M\. le ministre de l’intérieur sur/,
      /Elle lui demande combien/,
    ],
    never: [/Mesdames/],
    refused: [
      ['blocking:no-minister', { facts: { minister: '' } }],
      ['blocking:no-question', { facts: { 'question.ask': '' } }],
    ],
  },
  saisine: {
    says: [/article 61/, /Article 15 : boîtes noires/i, /Grief a\b/, /l’article 15 de la loi déférée\.\s*$/],
    never: [/Note a/, /article 8/],
    refused: [
      ['blocking:no-measure', {}, 'articles'],
      ['blocking:no-ground', {}, 'grounds'],
      ['blocking:not-adopted', { stage: 'an-commission' }],
      ['blocking:absent-measure', { measures: ['m8ter'], bill: without8ter }],
      ['blocking:unknown-measure', { measures: ['m8ter'] }],
      ['blocking:grievance-norm', { arguments: ['bb'] }],
    ],
  },
  'script-appel': {
    says: [/À voix haute : environ/, /j’habite à Évreux/, /Au téléphone a\./, /répondeur/, /Mais a \? Non\./],
    never: [/Note a/],
    refused: [
      ['blocking:no-reason', one, 'spoken-reason'],
      ['warning:no-argument', one, 'spoken-argument'],
      ['warning:too-slow', { ...one, facts: { 'request.vote': 'mot '.repeat(400) } }],
    ],
  },
  'tableau-suivi': {
    says: [/Mme Ada Exemple \| X \| — \| inconnue/],
    never: [/L’essentiel/i],
    refused: [['blocking:no-member', {}, 'members']],
  },
  'dossier-banc': {
    says: [/Boîtes noires/, /Mais a \? Non\./],
    never: [],
    refused: [['blocking:no-measure', {}, 'measures']],
  },
}

describe.each(Object.entries(documents))('%s', (id, { says, never, refused }) => {
  const ada = { id: 'PA1', chamber: 'an' as const, civility: 'Mme', first: 'Ada', last: 'Exemple' }
  const right: Chosen = {
    ...(['courriel', 'lettre', 'message', 'script-appel'].includes(id) ? one : {}),
    ...(id === 'saisine' && { ...one, stage: 'saisine' }),
    ...(['question-ecrite', 'lettre'].includes(id) && { member: ada, audience: { member: 'PA1' } }),
  }
  test('is a template without fault, whose checks and next steps exist', () => {
    const template = templateOf(id)
    expect(readTemplate(JSON.stringify(template), {}, Object.keys(rules)).wrong).toBeUndefined()
    expect(template.checks?.filter(name => !rules[name])).toEqual([])
    for (const next of template.next)
      if (next.template) expect(templateOf(next.template).id).toBe(next.template)
    expect(template.next.length).toBeGreaterThan(0)
    for (const rule of template.rules) expect(rule.message).toMatch(/\.$/)
  })
  test('says what was chosen, with valid blocks under names of their own', () => {
    const text = said(id, right)
    for (const words of says) expect(text).toMatch(words)
    for (const words of never) expect(text).not.toMatch(words)
    const { blocks } = made(id, right).gathered.draft
    for (const block of blocks) Block.parse(block)
    expect(new Set(blocks.map(block => block.id)).size).toBe(blocks.length)
  })
  test('is not refused once it is right', () => {
    expect(codes(id, right).filter(code => code.startsWith('blocking'))).toEqual([])
  })
  test.each(refused.map(([code, spoiled, slot]) => ({ code, spoiled, slot })))('is told of $code', told => {
    const { code, spoiled, slot } = told
    if (code.endsWith('expired')) {
      byId.set('a', argument('a', { validTo: '2025-03-01' }))
      library.splice(
        library.findIndex(one => one.id === 'a'),
        1,
        byId.get('a')!,
      )
    }
    const found = codes(id, { ...right, ...spoiled }, slot ? without(slot) : undefined)
    expect(found).toContain(code)
    byId.set('a', argument('a'))
    library.splice(
      library.findIndex(one => one.id === 'a'),
      1,
      byId.get('a')!,
    )
  })
})

test('a note of several measures ends with one request for each; of one, it asks once', () => {
  const several = said('note-parlementaires', {})
  expect(several).toMatch(
    /mesure par mesure\s+1\. Les boîtes noires\s: voter la suppression de l’article 8\.\s+2\. L’accès[^\n]*soit rétabli\./i,
  )
  // three arguments share one fact
  expect(several.match(/62 % de fausses alertes/g)).toHaveLength(1)
  const single = said('note-parlementaires', one)
  expect(single).not.toMatch(/mesure par mesure/i)
  expect(single.match(/la suppression de l’article 8/gi)).toHaveLength(1)
})

test('a sheet does not say twice the same thing: what answers the question, then what grounds it', () => {
  byId.set('a', argument('a', { variants: { briefing: 'Note a.' } }))
  const text = said('fiche-argumentaire', { arguments: ['a'] })
  expect(text.match(/Réponse a\. Et la suite\./g)).toHaveLength(1)
  expect(text).toContain('Note a.')
  byId.set('a', argument('a'))
})

test('a note greets on a line of its own, its opening ends as a sentence, its titles state what they claim', () => {
  const text = said('note-parlementaires', { facts: { opening: 'Vous avez visité Évreux' } })
  expect(text).toMatch(/Mesdames les Députées, Messieurs les Députés,\n+Vous avez visité Évreux\.\n/)
  expect(text).toMatch(/Analyse juridique\n+Thèse a\n+Note a/i)
})

test('a note for one member says whom it is for, under its title', () => {
  const ada = { id: 'PA1', chamber: 'an' as const, civility: 'Mme', first: 'Ada', last: 'Exemple' }
  const text = said('note-parlementaires', { member: ada, audience: { member: 'PA1' } })
  expect(text).toMatch(/À l’attention de Mme\sAda Exemple, députée – .* – version/)
  expect(said('note-parlementaires')).not.toContain('À l’attention')
})

test('a law made after the stage of a text is told, as any other source is', () => {
  const law = anArticle({
    id: 'LOI-X',
    of: { nature: 'loi', title: 'd’exemple', number: '2025-532', date: '2025-06-13' },
  })
  const code = anArticle({
    id: 'CODE-X',
    of: { nature: 'code', title: 'code d’exemple', date: '2025-06-13' },
  })
  const citing = argument('a', { variants: { briefing: 'Elle n’y est plus ([[LOI-X]] ; [[CODE-X]]).' } })
  byId.set('a', citing)
  const { gathered, template } = made('note-parlementaires', { stage: 'senat-vote' })
  byId.set('a', argument('a'))
  const later = check(
    { ...gathered, sources: [...starter, citing, law, code] },
    template,
    '2025-03-07',
    rules,
  )
    .filter(problem => problem.code === 'later-source')
    .map(problem => problem.message.replace(/\u00a0/g, ' '))
  expect(later.filter(message => message.includes('loi n° 2025-532 » est du 13/06/2025'))).toHaveLength(1)
  expect(later.filter(message => message.includes('code d’exemple'))).toEqual([])
})

test('a campaign offers no worked example where a document composed from a bill serves', () => {
  const shipped = ['note-deputes', 'contribution-exterieure', 'courriel'].map(templateOf)
  const idsOf = (templates: typeof shipped) => freeTemplates(templates).map(one => one.id)
  expect(idsOf([...shipped, templateOf('note-parlementaires')])).toEqual(['contribution-exterieure'])
  expect(idsOf(shipped)).toEqual(['note-deputes', 'contribution-exterieure'])
})

test('a stage that says which assembly it is of is not said after it', () => {
  const named = (label: string) => ({
    ...bill,
    stages: bill.stages.map(one => (one.key === 'an-commission' ? { ...one, label } : one)),
  })
  const at = (label: string) => said('note-parlementaires', { bill: named(label) })
  expect(at('Séance de l’Assemblée nationale')).toContain('texte n° 907 – Séance de l’Assemblée nationale\n')
  expect(at('Séance')).toContain('texte n° 907 – Assemblée nationale, Séance\n')
})

test('a question put for nobody yet says neither Il nor Elle', () =>
  expect(said('question-ecrite')).toContain('Il ou elle lui demande combien'))

test('an argument that was not yet good on the day the text bears is refused, with both days', () => {
  const late = argument('a', { validFrom: '2025-03-06' })
  const { gathered, template } = made('note-parlementaires', { facts: { 'briefing.date': '2025-03-05' } })
  const found = check({ ...gathered, sources: [...starter, late] }, template, '2025-03-07', rules)
  expect(found.find(one => one.code === 'argument-expired')?.message.replace(/\u00a0/g, ' ')).toBe(
    'L’argument « Objection a » n’est valable qu’à partir du 06/03/2025, et le texte est daté du 05/03/2025.',
  )
})

test('an argument written for a state of the bill that has passed is told, where the text itself is of today', () => {
  const early = argument('a', { measures: [{ bill: 'loi-x', measure: 'm8ter', stage: 'senat-vote' }] })
  const told = (stage: string) => {
    const { gathered, template } = made('note-parlementaires', { stage })
    return check({ ...gathered, sources: [...starter, early] }, template, '2025-03-07', rules).flatMap(one =>
      one.code === 'argument-outdated' ? [`${one.severity}:${one.message.replace(/\u00a0/g, ' ')}`] : [],
    )
  }
  expect(told('an-commission')).toEqual([
    expect.stringMatching(
      /^warning:L’argument «\sObjection a\s» est écrit pour «\sVote du Sénat\s». .*Supprimée/,
    ),
  ])
  expect(told('senat-vote')).toEqual([])
})

test('what is proposed first is not what was written for a state that has passed', () => {
  const of = (id: string, stage: string) =>
    argument(id, { measures: [{ bill: 'loi-x', measure: 'm8ter', stage }] })
  const choice = {
    bill: 'loi-x',
    stage: 'an-commission',
    measures: ['m8ter'],
    arguments: [],
    audience: { chamber: 'an' as const, group: '', member: '' },
  }
  const [first, second] = proposedArguments(
    [of('a', 'senat-vote'), of('bb', 'an-commission')],
    choice,
    bill,
    '2025-03-07',
  )
  expect(first?.id).toBe('bb')
  expect(second?.reasons).toContain('écrit pour «\u00a0Vote du Sénat\u00a0» : à mettre à jour')
})

test('a senator is written to as one, with their chamber', () => {
  const member = { id: 'S1', chamber: 'senat' as const, civility: 'M.', first: 'Émile', last: 'Zoé' }
  const text = said('courriel', { ...one, member, audience: { chamber: 'senat', member: 'S1' } })
  expect(text).toContain('Monsieur le Sénateur,')
})

test('a note whose stage and measures change keeps what was written in it', () => {
  const before = made('note-parlementaires', { stage: 'senat-vote', measures: ['m8'] })
  const base = before.gathered.draft.blocks
  const mine = base.map(block =>
    block.kind === 'table'
      ? {
          ...block,
          rows: block.rows.map((row, y) =>
            y === 1 ? [row[0]!, row[1]!, [{ kind: 'text' as const, text: 'Un risque dit autrement.' }]] : row,
          ),
        }
      : block,
  )
  const after = made('note-parlementaires', { stage: 'an-commission', measures: ['m8', 'm8ter'] })
  const { blocks, conflicts } = reassemble(mine, base, {
    template: after.template,
    dossier: after.dossier,
    argumentsById: byId,
    ...after.reading,
  })
  expect(conflicts).toEqual([])
  expect(textOf(blocks)).toContain('Un risque dit autrement.')
  expect(textOf(blocks)).toContain('Accès aux messages chiffrés')
})

test('a stage whose name bears signs of our markup is printed as it is written', () => {
  const starred = {
    ...bill,
    stages: bill.stages.map(one =>
      one.key === 'an-commission' ? { ...one, label: 'Lois *provisoire*' } : one,
    ),
  }
  const text = said('note-parlementaires', { measures: ['m8ter'], bill: starred })
  expect(text).toContain('supprimée, lois *provisoire* (non confirmé)')
})
