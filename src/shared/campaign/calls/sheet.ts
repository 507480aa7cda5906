import type { Assembled, Line, PrintedBlock } from '../../drafts/assemble/assembled.ts'
import { longDayText } from '../../french/dates.ts'
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

/** One thing to say, under its title: to this member, and as it is said to all, without title nor name. */
interface Part {
  readonly title: string
  readonly text: string
  readonly own: string
}

/** The parts of one member's script. */
function partsOf({ member, script }: SheetGround['people'][number]): Part[] {
  const title = addressOf(member)
  const bare = (text: string) =>
    text
      .replaceAll(`${title} ${callName(member)}`, '(titre et nom)')
      .replaceAll(title, '(titre)')
      .replace(/comment (?:il|elle) compte voter/, 'quel sera son vote')
  const assistant = script.assistant.filter(one => ['salut', 'demande', 'position'].includes(one.key))
  return [
    ...script.blocks,
    { title: 'À un assistant', text: assistant.map(one => one.text).join(' ') },
    { title: 'Répondeur', text: script.voicemail },
  ].map(one => ({ title: one.title, text: bare(one.text), own: one.text }))
}

/** The parts common to several members, each once; where a part has several wordings, the most frequent. */
function commonOf(all: readonly (readonly Part[])[]): Omit<Part, 'own'>[] {
  const ways = new Map<string, Map<string, number>>()
  for (const { title, text } of all.flat()) {
    const times = ways.get(title) ?? new Map<string, number>()
    ways.set(title, times.set(text, (times.get(text) ?? 0) + 1))
  }
  return [...ways].flatMap(([title, times]) => {
    const [mostFrequent] = [...times].sort(([, a], [, b]) => b - a)
    return mostFrequent && mostFrequent[1] > 1 ? [{ title, text: mostFrequent[0] }] : []
  })
}

/** A list of calls for paper: what is said to all once, then one member a block with what differs for them, and room to write. */
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
  const parts = people.map(partsOf)
  const common = commonOf(parts)
  const isCommon = ({ title, text }: Part) => common.some(one => one.title === title && one.text === text)
  if (common.length > 0) {
    heading('Que dire')
    for (const one of common) say([...bold(`${one.title} : `), ...run(one.text)])
  }
  for (const [n, { member, reasons }] of people.entries()) {
    heading(`${n + 1}. ${addressOf(member)} ${callName(member)}`, common.length > 0 ? 2 : 1)
    say(run([member.group?.label, placeText(member), member.committee].filter(Boolean).join(' · ')), 'lead')
    say([...bold('Téléphone : '), ...run(phones(member))], 'lead')
    say([...bold('Pourquoi : '), ...run(`${reasons.join(' ; ')}.`)], 'lead')
    for (const one of parts[n] ?? [])
      if (!isCommon(one)) say([...bold(`${one.title} : `), ...run(one.own)], 'lead')
    add({
      kind: 'table',
      id: id(),
      header: true,
      widths: [16, 24, 26, 34],
      rows: [
        ['Jour, heure', 'Qui a répondu', 'Position publique', 'Dit, suite à donner'].map(bold),
        [
          run(' '),
          run(boxes('élu', 'assistant', 'répondeur', 'personne')),
          run(boxes('pour', 'contre', 'abstention', 'indécis', 'inconnue')),
          run(' '),
        ],
      ],
    })
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
  return { title: 'Feuille d’appels', style: 'briefing', footer: bill, blocks, problems: [] }
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

const phones = ({ phones: all, chamber }: Member): string =>
  all.length > 0
    ? all
        .map(
          ({ kind, number }) =>
            `${number}${kind === 'circonscription' ? ' (circonscription)' : kind === 'assemblee' ? ' (Parlement)' : ''}`,
        )
        .join(', ')
    : `aucun numéro publié ; standard : ${standard[chamber]}`
