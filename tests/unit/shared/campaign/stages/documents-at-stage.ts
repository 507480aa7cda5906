/**
 * The documents of a campaign about one measure at one stage, written as the program writes them, and the faults of what they say:
 * against the cell of the table, the number of another stage, a day that the stage does not know, the French.
 */
import { readFileSync } from 'node:fs'
import { linkOf } from '../../../../../src/shared/campaign/bills/argument-links.ts'
import { fateState } from '../../../../../src/shared/campaign/bills/fate.ts'
import {
  Bill,
  type Chamber,
  type FateState,
  type Measure,
  type Stage,
} from '../../../../../src/shared/campaign/bills/model.ts'
import { dayAfter } from '../../../../../src/shared/campaign/bills/state/last-day.ts'
import { type MeasureState, stateAt } from '../../../../../src/shared/campaign/bills/state/measure-state.ts'
import { articlesIn, textName } from '../../../../../src/shared/campaign/bills/state/measure-words.ts'
import { phaseAt } from '../../../../../src/shared/campaign/bills/state/phase.ts'
import { campaignRules } from '../../../../../src/shared/campaign/briefs/campaign-rules.ts'
import { choiceFacts, textNumber, usualRequest } from '../../../../../src/shared/campaign/briefs/choice.ts'
import { headlineKey, usualHeadline } from '../../../../../src/shared/campaign/briefs/headline.ts'
import { proposedArguments } from '../../../../../src/shared/campaign/briefs/propose.ts'
import { thingsOf } from '../../../../../src/shared/campaign/briefs/things.ts'
import { callScript } from '../../../../../src/shared/campaign/calls/script.ts'
import { Member } from '../../../../../src/shared/campaign/members/model.ts'
import type { Problem } from '../../../../../src/shared/dossiers/problem.ts'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { check, draftRules } from '../../../../../src/shared/drafts/checks/check.ts'
import { linesOf, lineText } from '../../../../../src/shared/drafts/checks/subject.ts'
import { withDefaults } from '../../../../../src/shared/drafts/slots/facts.ts'
import { instantiate } from '../../../../../src/shared/drafts/templates/instantiate.ts'
import type { Argument } from '../../../../../src/shared/library/model.ts'
import { aDossier, aDraft } from '../../../../fixtures/builders.ts'
import { starter, templateOf } from '../../drafts/gathered.ts'
import { lintLine } from '../../drafts/templates/french-lint.ts'

/** The day these documents are written, long after the last stage. */
const TODAY = '2026-11-29'
const pack = JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8'))
export const bills = Bill.array().parse(pack.bills)
export const documents = [
  'note-parlementaires',
  'fiche-argumentaire',
  'courriel',
  'script-appel',
  'question-ecrite',
  'saisine',
  'dossier-banc',
  'communique-presse',
  'tract',
  'lettre',
  'message',
  'petition',
] as const
export type DocumentName = (typeof documents)[number] | 'appel'

const byId = new Map(starter.map(source => [source.id, source]))
const allArguments = starter.filter((one): one is Argument => one.kind === 'argument')
const rules = { ...draftRules, ...campaignRules }
const answers: Readonly<Record<string, string>> = {
  'briefing.title': 'Ce que nous demandons',
  contact: 'Camille Roy, 01 00 00 00 00',
  'sender.association': 'Association Œil ouvert',
  'sender.name': 'Camille Roy',
  'sender.commune': 'Évreux',
  opening: 'Vous avez visité le commissariat d’Évreux en janvier.',
  version: '1',
  minister: 'M. le ministre de l’intérieur',
  'question.heading': 'droits fondamentaux',
  'question.subject': 'les analyses automatisées',
  'question.ask': 'combien de personnes sont concernées',
  'sender.address': '12, rue de la République\n27000 Évreux',
  'referral.procedure': 'La loi a été définitivement adoptée.',
  'referral.reading': 'Cette loi touche tout le monde.',
}

/** One case: a measure of a bill, at a stage, in a document. `arguments`: those proposed there, or all that somebody linked. */
export interface Case {
  readonly bill: Bill
  readonly measure: Measure
  readonly stage: Stage
  readonly document: string
  readonly arguments: 'proposed' | 'linked'
  /** the assembly of the reader; absent: that of the stage */
  readonly chamber?: Chamber
  /** the measures it is about, by id; absent: that one */
  readonly measures?: readonly string[]
  /** the day the document is written; absent: long after the last stage */
  readonly today?: string
}
/** A line of a document; `isArgument`: it comes from the library, not from the template. */
export interface Line {
  readonly text: string
  readonly isArgument: boolean
}
export interface Written {
  readonly lines: readonly Line[]
  readonly problems: readonly Problem[]
  readonly sources: readonly string[]
}

export const cases: readonly Case[] = bills.flatMap(bill =>
  bill.measures.flatMap(measure =>
    bill.stages.flatMap(stage =>
      [...documents, 'appel' as const].flatMap(document =>
        (document === 'appel' ? (['linked'] as const) : (['proposed', 'linked'] as const)).map(from => ({
          bill,
          measure,
          stage,
          document,
          arguments: from,
        })),
      ),
    ),
  ),
)

export const caseName = (one: Case): string =>
  `${one.measure.id}, ${one.stage.key}, ${one.document}, arguments ${one.arguments}`

function choiceFor({ bill, measure, measures, stage, arguments: from, chamber, today = TODAY }: Case) {
  const choice = {
    bill: bill.id,
    stage: stage.key,
    measures: [...(measures ?? [measure.id])],
    arguments: [] as string[],
    audience: { chamber: chamber ?? stage.chamber ?? ('an' as const), group: '', member: '' },
  }
  const ids =
    from === 'proposed'
      ? proposedArguments(allArguments, choice, bill, today)
          .filter(
            one => one.valid === 'now' && /^(?:lié à une mesure choisie|cite)/.test(one.reasons[0] ?? ''),
          )
          .map(one => one.id)
      : allArguments.filter(one => linkOf(one, bill, [measure])).map(one => one.id)
  return { ...choice, arguments: ids.slice(0, 3) }
}

/** Writes one document as the program does. */
export function write(one: Case): Written {
  if (one.document === 'appel') return called(one)
  const { today = TODAY } = one
  const template = templateOf(one.document)
  const choice = choiceFor(one)
  const headline = headlineKey(template)
  const dossier = aDossier({
    type: 'advocacy',
    parties: [],
    facts: withDefaults(template, {
      ...answers,
      'briefing.date': today,
      ...choiceFacts(choice, one.bill, today),
      'request.vote': usualRequest(choice, one.bill, today),
      ...(headline && { [headline]: usualHeadline(choice, one.bill, today) || 'Ce que nous demandons' }),
    }),
  })
  const things = thingsOf({
    choice,
    bill: one.bill,
    today,
    arguments: choice.arguments.map(id => byId.get(id) as Argument),
  })
  const blocks = instantiate(template, dossier, byId, { things, kindOf: id => byId.get(id)?.kind })
  const draft = aDraft({ template: template.id, title: template.title, style: template.style, blocks })
  const gathered = { draft, dossier, exhibits: [], sources: [...starter], template, bill: one.bill }
  const fromArgument = new Set(blocks.flatMap(block => (block.origin ? [block.id] : [])))
  return {
    lines: assemble(gathered, { template }).blocks.flatMap(block =>
      linesOf(block).map(line => ({
        text: lineText(line.map(inline => (inline.kind === 'gap' ? { ...inline, text: '\uFFFC' } : inline))),
        isArgument:
          fromArgument.has(block.id) ||
          ['objections', 'bans', 'proofs', 'figures', 'question', 'answer'].includes(
            blocks.find(each => each.id === block.id)?.slot ?? '',
          ),
      })),
    ),
    problems: check(gathered, template, today, rules),
    sources: [
      ...new Set(JSON.stringify(blocks).match(/"(?:VSA|CC|CNIL|DOC|TXT|EDH|UE|PRO)-\d+"/g) ?? []),
    ].map(id => id.slice(1, -1)),
  }
}

/** The script of a call about the measure, the bill being at that stage. */
function called({ bill, measure, stage, chamber, today }: Case): Written {
  const state = stateAt(bill, measure, stage.key, today ?? TODAY)
  const phase = phaseAt(bill, stage.key, today ?? TODAY)
  const request = usualRequest(
    {
      measures: [measure.id],
      stage: stage.key,
      ...(chamber && { audience: { chamber, group: '', member: '' } }),
    },
    bill,
    today ?? TODAY,
  )
  // the program refuses such a call
  if (!request) return { lines: [], problems: [], sources: [] }
  const script = callScript({
    member: Member.parse({
      id: 'PA1',
      chamber: chamber ?? 'an',
      civility: 'Mme',
      first: 'Ada',
      last: 'Exemple',
      source: 'essai',
    }),
    bill,
    subject: { measure, state },
    ...(phase !== 'debate' && phase !== 'lapsed' && { text: textName(phase, textNumber(stage) ?? '') }),
    request,
    volunteer: 'Camille',
    commune: 'Évreux',
    arguments: allArguments,
    outdatedArguments: [],
    linkMaker: () => 'par vous',
    committee: undefined,
    today: today ?? stage.date ?? TODAY,
  })
  return {
    lines: [...script.blocks, ...script.assistant, { text: script.voicemail, key: 'répondeur' }].map(
      block => ({
        text: block.text,
        isArgument: block.key === 'argument',
      }),
    ),
    problems: [],
    sources: [],
  }
}

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const ORDINAL = String.raw`(?:[\s\u00a0](?:bis|ter|quater|quinquies))?`
const NUMBERS = String.raw`((?:1er|\d+)${ORDINAL}(?:(?:, | et )\d+${ORDINAL})*)(?![-\d]|\.\d)`
/** Articles named in a sentence, or at the head of a cell; a citation after a comma names the text it is of. */
const NUMBER = new RegExp(String.raw`(?:(?<![\p{L}])[Aa]rticles?|^Art\.)[\s\u00a0]${NUMBERS}`, 'gu')
/** Numbers that are not of a bill: they bear the text they are of. */
const OF_ANOTHER_TEXT =
  /^[\s\u00a0](?:de la (?:Constitution|Déclaration|loi n°|loi d[eu])|du (?:code|texte du Sénat)|, (?:deuxième )?alinéa|\(loi)|^, deuxième/
const ASKS_REMOVAL =
  /(?:voter|demande[rz]?) (?:de )?(?:la suppression|voter la suppression)|contient (?:de nouveau )?une mesure qui|figure une mesure qui/
const KEEPS_OUT =
  /ne (?:doit|doivent) pas (?:(?:y )?revenir|être reconduite?s?)|soi(?:en)?t rétabli|reviennent? dans un autre texte/

/** The faults of what a document says, each a sentence; none where every sentence is true at its stage. */
export function faultsOf(one: Case, { lines, problems, sources }: Written): string[] {
  const state = stateAt(one.bill, one.measure, one.stage.key, TODAY)
  const own = lines.filter(line => !line.isArgument).map(line => line.text.replace(/[\u00a0\u202f]/g, ' '))
  return [
    ...againstCell(one, state, own),
    ...otherNumbers(state, lines),
    ...laterDays(one, own),
    ...wrongDays(one, own),
    ...doubleVerbs(own),
    ...loneDe(own),
    ...doubleColons(own),
    ...laterSources(one, sources, problems),
    ...lines.flatMap(line =>
      lintLine(line.text).map(({ rule, around }) => `français (${rule})\u00a0: ${around}`),
    ),
  ]
}

function againstCell(one: Case, state: MeasureState, lines: readonly string[]): string[] {
  const text = lines.join('\n')
  const refused = one.document === 'saisine'
  if (state.presence === 'out')
    return [
      ...(ASKS_REMOVAL.test(text)
        ? [`demande d’ôter une mesure absente\u00a0: ${ASKS_REMOVAL.exec(text)?.[0]}`]
        : []),
      ...(!refused &&
      ['note-parlementaires', 'courriel', 'lettre', 'script-appel', 'appel'].includes(one.document) &&
      text !== '' &&
      !KEEPS_OUT.test(text)
        ? ['ne dit pas que la mesure ne doit pas revenir']
        : []),
    ]
  if (state.presence === 'in' && KEEPS_OUT.test(text))
    return ['dit d’une mesure présente qu’elle ne doit pas revenir']
  if (state.presence === 'unknown' && (ASKS_REMOVAL.test(text) || KEEPS_OUT.test(text)))
    return ['dit quelque chose d’une mesure dont le sort n’est pas connu']
  return []
}

function otherNumbers(state: MeasureState, lines: readonly Line[]): string[] {
  const known = new Set(state.article ? articlesIn(state.article) : [])
  return lines.flatMap(({ text }) => {
    const plain = text.replace(/[\u00a0\u202f]/g, ' ')
    return [...plain.matchAll(NUMBER)].flatMap(match => {
      const rest = plain.slice(match.index + match[0].length)
      if (OF_ANOTHER_TEXT.test(rest)) return []
      return articlesIn(match[1] ?? '')
        .filter(number => !known.has(number))
        .map(number => `numéro d’une autre étape\u00a0: ${number}, dans «\u00a0${plain.slice(0, 160)}\u00a0»`)
    })
  })
}

/** Days that the stage does not know: the day the document bears is its own, and titles of decisions are checked by their sources. */
function laterDays({ bill, measure, stage }: Case, lines: readonly string[]): string[] {
  const ends = dayAfter(bill, stage.key)
  if (!ends) return []
  // a day the measure itself is about: until when it lasts, when it comes into force
  const cell = stateAt(bill, measure, stage.key).fate?.outcome ?? ''
  const own = [bill.title, measure.title, measure.does, cell].join(' ').replace(/[\u00a0\u202f]/g, ' ')
  return lines
    .filter(line => !line.includes('29 novembre 2026'))
    .flatMap(line =>
      [...line.matchAll(/(\d{1,2})(?:er)? (\p{L}+) (20\d\d)/gu)].flatMap(
        ([words, day = '', month = '', year = '']) => {
          const n = MONTHS.indexOf(month) + 1
          const date = `${year}-${String(n).padStart(2, '0')}-${day.padStart(2, '0')}`
          return n > 0 && date >= ends && !own.includes(words)
            ? [`jour à venir\u00a0: ${words}, dans «\u00a0${line.slice(0, 120)}\u00a0»`]
            : []
        },
      ),
    )
}

/** A member who is asked to ask: « Je vous demande de demander l’abrogation ». */
const doubleVerbs = (lines: readonly string[]): string[] =>
  lines.flatMap(line => {
    const words = /deman[^.;:]{0,60}? de demander[^.;:]{0,60}/i.exec(line)?.[0]
    return words ? [`demande de demander\u00a0: ${words}`] : []
  })

/** Two infinitives asked for, only the first after « de »: « Je vous demande de refuser que … et soutenir ». */
const loneDe = (lines: readonly string[]): string[] =>
  lines.flatMap(line => {
    const words =
      /(?:demande|demander)[^.;:]{0,80}? d(?:e |’)[^.;:]*?(?:,| et) (?:voter|refuser|soutenir|déférer)(?!\p{L})/u.exec(
        line,
      )?.[0]
    return words ? [`« de » non répété\u00a0: ${words}`] : []
  })

/** Two colons in one sentence, quotations, references and the label of a subject left aside. */
const doubleColons = (lines: readonly string[]): string[] =>
  lines.flatMap(line => {
    const words = line
      .replace(/^Objet : /, '')
      .replace(/«[^»]*»|\([^)]*\)/g, '…')
      .split(/[;!?]|\.(?=\s|$)/)
      .find(clause => clause.split(/ :\s/).length > 2)
    return words ? [`deux deux-points\u00a0: ${words.trim().slice(0, 160)}`] : []
  })

/** The states each participle may say of a cell. */
const PARTICIPLES: Readonly<Record<string, readonly FateState[]>> = {
  supprimé: ['deleted'],
  rétabli: ['restored'],
  censuré: ['struck', 'partly-struck'],
}

/** A participle and a day that are of no cell: deleted on the day its restoration was refused. */
function wrongDays({ measure }: Case, lines: readonly string[]): string[] {
  return lines.flatMap(line =>
    [
      ...line.matchAll(
        /(supprimé|rétabli|censuré)e?s?(?: en partie)?(?: (?:en|par|à|au) [^,.;:()]*?)? le (\d{1,2})(?:er)? (\p{L}+) (20\d\d)/gu,
      ),
    ].flatMap(([words, participle = '', day = '', month = '', year = '']) => {
      const date = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
      const fits = measure.fates.some(
        fate => fate.date === date && PARTICIPLES[participle]?.includes(fateState(fate) ?? 'kept'),
      )
      return fits ? [] : [`${words}\u00a0: aucune cellule ne le dit`]
    }),
  )
}

/** Sources of the future: none of what is proposed, and any other told. */
function laterSources(one: Case, sources: readonly string[], problems: readonly Problem[]): string[] {
  const ends = dayAfter(one.bill, one.stage.key)
  if (!ends) return []
  return sources.flatMap(id => {
    const source = byId.get(id)
    const date = source && source.kind !== 'article' && source.kind !== 'argument' ? source.date : undefined
    if (!date || date < ends) return []
    if (one.arguments === 'proposed') return [`source à venir proposée\u00a0: ${id}`]
    const isTold = problems.some(
      problem => problem.code === 'later-source' || problem.code === 'argument-expired',
    )
    return isTold ? [] : [`source à venir qui n’est pas dite\u00a0: ${id}`]
  })
}
