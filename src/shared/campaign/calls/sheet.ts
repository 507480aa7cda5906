import { tie } from '../../cite/text.ts'
import type { CallScript } from '../../contract/calls.ts'
import type { Assembled, Line, PrintedBlock } from '../../draft/assembled.ts'
import { longDayText } from '../../draft/words.ts'
import type { Member } from '../../model/member.ts'
import { addressOf, callName } from './address.ts'
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

/** A list of calls for paper: one member a block, the script once where it is the same, room to write. */
export function sheetOf({ bill, list, day, request, sentences, keepUntil, people }: SheetGround): Assembled {
  const blocks: PrintedBlock[] = []
  const add = (block: PrintedBlock) => blocks.push(block)
  const id = () => `s${blocks.length}`
  const heading = (text: string, level = 1) =>
    add({ kind: 'heading', id: id(), level, label: '', number: '', numbered: false, line: run(text) })
  const say = (line: Line) => add({ kind: 'paragraph', id: id(), style: 'plain', line })

  add({
    kind: 'briefing-title',
    id: id(),
    title: run('Feuille d’appels'),
    subtitle: run(bill),
    dated: run(`${list} — ${longDayText(day)}`),
  })
  say([...bold('Demande : '), ...run(`${request}.`)])
  for (const sentence of sentences) say(run(sentence))
  say(
    run(
      `Ne notez que la position publique de l’élu ; rien sur les opinions d’un assistant ou d’un particulier. Détruisez cette feuille le ${longDayText(keepUntil)} au plus tard.`,
    ),
  )
  for (const [n, { member, script, reasons }] of people.entries()) {
    heading(`${n + 1}. ${addressOf(member)} ${callName(member)}`)
    say(run([member.group?.label, placeText(member), member.committee].filter(Boolean).join(' · ')))
    say([...bold('Téléphone : '), ...run(phones(member))])
    say([...bold('Pourquoi : '), ...run(`${reasons.join(' ; ')}.`)])
    for (const block of script.blocks) say([...bold(`${block.title} : `), ...run(block.text)])
    say([...bold('Répondeur : '), ...run(script.voicemail)])
    add({
      kind: 'table',
      id: id(),
      header: true,
      widths: [18, 22, 22, 38],
      rows: [
        ['Jour, heure', 'Qui a répondu', 'Position publique', 'Dit, suite à donner'].map(bold),
        [
          run(' '),
          run('élu □  assistant □  répondeur □  personne □'),
          run('pour □  contre □  abstention □  indécis □'),
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
    for (const card of cards) say([...bold(`« ${bare(card.objection)} » `), ...run(card.reply)])
  }
  const never = [...new Set(people.flatMap(({ script }) => script.neverSay))]
  if (never.length > 0) {
    heading('À ne pas dire')
    for (const one of never) say(run(one))
  }
  return { title: 'Feuille d’appels', style: 'briefing', footer: bill, blocks, problems: [] }
}

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
