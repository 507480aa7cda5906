import type { Assembled, Line, PrintedBlock } from '../../drafts/assemble/assembled.ts'
import { longDayText } from '../../french/dates.ts'
import { escapeRegExp } from '../../kernel/escape.ts'
import { tie } from '../../library/cite/text.ts'
import type { Member } from '../members/model.ts'
import { addressOf, callName } from './address.ts'
import type { CallScript } from './contract.ts'
import { standard } from './standard.ts'

export interface SheetGround {
  readonly bill: string
  readonly list: string
  readonly day: string
  readonly request: string
  /** how old the data are, whether Parliament sits */
  readonly sentences: readonly string[]
  readonly keepUntil: string
  readonly people: readonly {
    readonly member: Member
    readonly script: CallScript
    readonly reasons: readonly string[]
  }[]
}

const run = (text: string): Line => [{ kind: 'run', text: tie(text) }]
const bold = (text: string): Line => [{ kind: 'run', text: tie(text), marks: ['bold'] }]

/** One thing to say, under its title; `text`: as it is said to all, without a name nor a place of their own. */
interface Part {
  readonly title: string
  readonly text: string
}

/** « , dans votre département » and its other forms: said by those who live there alone. */
const OWN_PLACE =
  /, dans (?:(?:votre|son) département|le département que (?:vous représentez|représente (?:Madame|Monsieur) [^,.]+))/g

/** The parts of one member's script, in the words common to all: `titles` stand for whoever is called. */
function partsOf({ member, script }: SheetGround['people'][number], titles: string): Part[] {
  const title = addressOf(member)
  const bare = (text: string) =>
    text
      .replace(OWN_PLACE, '')
      // longer first: a title that stands for all holds the member's own
      .replace(new RegExp(`${title}( ${escapeRegExp(callName(member))})?`, 'g'), (_, name) =>
        name ? `${titles} (nom)` : titles,
      )
      .replace(/comment (?:il|elle) compte voter/, 'quel sera son vote')
  const assistant = script.assistant.filter(one => ['salut', 'demande', 'position'].includes(one.key))
  return [
    ...script.blocks,
    { title: TO_ASSISTANT, text: assistant.map(one => one.text).join(' ') },
    { title: VOICEMAIL, text: script.voicemail },
  ].map(one => ({ title: one.title, text: bare(one.text) }))
}

const TO_ASSISTANT = 'À un assistant'
const VOICEMAIL = 'Répondeur'

/** The parts said to most, each once, in the order of a call. */
function commonOf(all: readonly (readonly Part[])[]): Part[] {
  const ways = new Map<string, Map<string, number>>()
  for (const { title, text } of all.flat()) {
    const times = ways.get(title) ?? new Map<string, number>()
    ways.set(title, times.set(text, (times.get(text) ?? 0) + 1))
  }
  const parts = [...ways].flatMap(([title, times]) => {
    const [mostFrequent] = [...times].sort(([, a], [, b]) => b - a)
    return mostFrequent ? [{ title, text: mostFrequent[0] }] : []
  })
  const isLast = ({ title }: Part) => title === TO_ASSISTANT || title === VOICEMAIL
  return [...parts.filter(one => !isLast(one)), ...parts.filter(isLast)]
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/)

/**
 * Compares the script of one member with the common one: sentences to add, or a part to say in its place. The words to an assistant or a
 * machine follow from those to the member.
 */
function differencesOf(own: readonly Part[], common: readonly Part[]): Part[] {
  return own.flatMap(({ title, text }) => {
    const usual = common.find(one => one.title === title)?.text ?? ''
    if (text === usual || title === TO_ASSISTANT || title === VOICEMAIL) return []
    const [sentences, usualSentences] = [sentencesOf(text), sentencesOf(usual)]
    const isLonger = usualSentences.every(one => sentences.includes(one))
    return isLonger
      ? [{ title: 'Dire aussi', text: sentences.filter(one => !usualSentences.includes(one)).join(' ') }]
      : [{ title: `${title}, plutôt`, text }]
  })
}

/** Sets a list of calls for paper: the script once, then one member a row with what differs for them, and room to write. */
export function sheetOf({ bill, list, day, request, sentences, keepUntil, people }: SheetGround): Assembled {
  const blocks: PrintedBlock[] = []
  const add = (block: PrintedBlock) => blocks.push(block)
  const id = () => `s${blocks.length}`
  const heading = (text: string, level = 1) =>
    add({ kind: 'heading', id: id(), level, label: '', number: '', numbered: false, line: run(text) })
  const say = (line: Line, style: 'plain' | 'lead' = 'plain') =>
    add({ kind: 'paragraph', id: id(), style, line })

  add({
    kind: 'briefing-title',
    id: id(),
    title: run('Feuille d’appels'),
    subtitle: run(bill),
    dateLine: run(`${list} — ${longDayText(day)}`),
  })
  say([...bold('Demande : '), ...run(`${request}.`)])
  for (const sentence of sentences) say(run(sentence))
  say(
    run(
      `Ne notez que la position publique de l’élu ; rien sur les opinions d’un assistant ou d’un particulier. Détruisez cette feuille le ${longDayText(keepUntil)} au plus tard.`,
    ),
  )
  if (people.length > 0 && people.every(({ script }) => !script.blocks.some(one => one.key === 'argument')))
    say(
      run(
        'Aucun argument n’est lié à ce dont on parle : le script n’en dit aucun. Liez-en un dans la bibliothèque.',
      ),
    )
  const titles = [...new Set(people.map(({ member }) => addressOf(member)))].join(' / ')
  const parts = people.map(one => partsOf(one, titles))
  const common = commonOf(parts)
  if (common.length > 0) {
    heading('Que dire')
    for (const one of common) say([...bold(`${one.title} : `), ...run(one.text)])
  }
  const cards = people
    .flatMap(({ script }) => script.cards)
    .filter((card, n, all) => all.findIndex(other => other.objection === card.objection) === n)
  if (cards.length > 0) {
    heading('Si l’on vous répond…')
    for (const card of cards) say([...bold(`«\u00a0${bare(card.objection)}\u00a0» `), ...run(card.reply)])
  }
  const forbiddenLines = [...new Set(people.flatMap(({ script }) => script.neverSay))]
  if (forbiddenLines.length > 0) {
    heading('À ne pas dire')
    for (const one of forbiddenLines) say(run(one))
  }
  if (people.length > 0) {
    heading('Qui appeler')
    add({
      kind: 'table',
      id: id(),
      header: true,
      widths: [47, 31, 22],
      rows: [
        ['Qui, et ce qui lui est propre', 'Jour, réponse, position', 'Dit, suite à donner'].map(bold),
        ...people.map((one, n) => [
          whoLine(one, n + 1, differencesOf(parts[n] ?? [], common)),
          linesIn([
            run('Le \u00a0\u00a0\u00a0\u00a0/\u00a0\u00a0\u00a0\u00a0à'),
            run(boxes('élu', 'assistant')),
            run(boxes('répondeur', 'personne')),
            run(boxes('pour', 'contre')),
            run(boxes('abstention', 'indécis')),
          ]),
          run(' '),
        ]),
      ],
    })
  }
  return { title: 'Feuille d’appels', style: 'briefing', footer: bill, blocks, problems: [] }
}

/** Several lines in one cell. */
const linesIn = (lines: readonly Line[]): Line =>
  lines.flatMap((line, n): Line => (n > 0 ? [{ kind: 'linebreak' }, ...line] : line))

/** Whom a row is for, by title and name, how to reach them, why, and what is said to them alone. */
function whoLine(
  { member, script, reasons }: SheetGround['people'][number],
  rank: number,
  differences: readonly Part[],
): Line {
  const [place] = script.blocks.flatMap(({ text }) => text.match(OWN_PLACE) ?? [])
  const ownReasons = reasons.filter(
    one => !one.startsWith('Aucune raison') && !(place && /votre département/.test(one)),
  )
  return linesIn([
    bold(`${rank}. ${addressOf(member)} ${callName(member)}`),
    run(
      [member.group?.sigle, placeText(member), shortCommittee(member.committee)].filter(Boolean).join(' · '),
    ),
    [...bold('Tél. '), ...run(phones(member))],
    ...(ownReasons.length > 0 ? [[...bold('Pourquoi : '), ...run(`${ownReasons.join(' ; ')}.`)]] : []),
    ...(script.former ? [run(script.former)] : []),
    ...(place ? [[...bold('Dire aussi : '), ...run(`j’habite${place.replace(',', '')}.`)]] : []),
    ...differences.map(one => [...bold(`${one.title} : `), ...run(one.text)]),
  ])
}

/** Boxes to tick, none cut from its word at the end of a line. */
const boxes = (...words: string[]) => words.map(word => `□\u00a0${word}`).join('  ')
const bare = (text: string) => text.replace(/^«\s*|\s*»$/g, '')

const placeText = ({ department, constituency, chamber }: Member): string => {
  const name = department?.name ?? ''
  return chamber === 'an' && constituency
    ? `${name}, ${constituency}${constituency === 1 ? 're' : 'e'} circonscription`
    : name
}

/** A committee by the beginning of its name: « Commission des lois constitutionnelles ». */
const shortCommittee = (name: string): string => (name.split(',')[0] ?? '').replaceAll("'", '’')

const phones = ({ phones: all, chamber }: Member): string =>
  all.length > 0
    ? all
        .map(
          ({ kind, number }) =>
            `${number}${kind === 'circonscription' ? ' (circonscription)' : kind === 'assemblee' ? ' (Parlement)' : ''}`,
        )
        .join(', ')
    : `aucun numéro publié ; standard : ${standard[chamber]}`
