import type { Dismissal, Problem } from '../../dossiers/problem.ts'
import { longDayText } from '../../french/dates.ts'
import { capital, countOf } from '../../french/wording.ts'
import { tie } from '../../library/cite/text.ts'
import type { Assembled, Line, PrintedBlock } from '../assemble/assembled.ts'
import type { CheckedCitation, CheckedQuote, CiteCheck } from './cite-check.ts'
import { ABSENT_TITLE, checkSummary, comparedSentences, NEVER_COMPARED } from './summary.ts'
import { countedVerdicts, differenceText, outcomeNames, uncomparedText, verdictNames } from './telling.ts'

export interface CheckSubject {
  /** the text that was checked, and its dossier */
  readonly title: string
  readonly dossier: string
  /** `25 novembre 2026 à 14 h 05` */
  readonly at: string
  /** what tells that very state of the text from any other */
  readonly print: string
  readonly problems: readonly Problem[]
  /** the warnings set aside, each with its reason */
  readonly dismissed?: readonly Dismissal[]
  readonly check: CiteCheck
}

const severities = [
  ['blocking', 'Empêche le dépôt'],
  ['warning', 'À revoir'],
  ['information', 'Pour information'],
] as const

/** Limits of every check, said each time so that nobody believes otherwise. */
const NEVER_CHECKED = [
  'le bien-fondé des moyens et l’exactitude des faits ;',
  'le contenu des pièces, au-delà de leur présence et de leur numéro ;',
  'ce que le droit est devenu depuis la dernière mise à jour de la bibliothèque ;',
  'l’existence d’une décision plus récente, ou contraire, que le texte ne cite pas.',
]

/** The dated report of a check, to be kept with the text: what was found, and what was not checked. */
export function checkReport({
  title,
  dossier,
  at,
  print,
  problems,
  dismissed = [],
  check,
}: CheckSubject): Assembled {
  const blocks: PrintedBlock[] = []
  const add = (block: PrintedBlock) => blocks.push(block)
  const id = () => `r${blocks.length}`
  const heading = (text: string) =>
    add({ kind: 'heading', id: id(), level: 1, label: '', number: '', numbered: false, line: run(text) })
  const say = (text: string) => add({ kind: 'paragraph', id: id(), style: 'plain', line: run(text) })
  const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]) =>
    add({
      kind: 'table',
      id: id(),
      header: true,
      widths,
      rows: [head.map(bold), ...rows.map(row => row.map(run))],
    })
  const list = (items: readonly string[]) =>
    add({
      kind: 'list',
      id: id(),
      style: 'bullet',
      items: items.map((text, n) => ({
        id: `i${blocks.length}-${n}`,
        level: 0,
        label: '–',
        n: n + 1,
        line: run(text),
      })),
    })

  add({
    kind: 'briefing-title',
    id: id(),
    title: run('Rapport de contrôle'),
    subtitle: run(title),
    dateLine: run(`${dossier} — ${at}`),
  })
  say(`Empreinte du texte contrôlé (SHA-256) : ${print}.`)
  heading('Ce qui a été relevé')
  if (problems.length === 0) say('Rien à signaler au regard des contrôles connus.')
  for (const [severity, name] of severities) {
    const mine = problems.filter(one => one.severity === severity)
    if (mine.length === 0) continue
    say(`${name} (${mine.length})`)
    list(mine.map(one => `${one.message}${one.law ? ` (${one.law})` : ''}`))
  }
  if (dismissed.length > 0) {
    heading('Ce qui a été écarté')
    list(dismissed.map(one => `${one.message} Écarté : ${one.reason}`))
  }
  heading('Les citations')
  say(
    check.citations.length === 0
      ? 'Le texte ne cite rien.'
      : `${citationCount(check)} Les articles ont été lus dans la rédaction que la bibliothèque donne au ${longDayText(check.day)} (règles de procédure : au jour du contrôle).`,
  )
  const { absent } = checkSummary(check)
  if (absent.length > 0) {
    say(`${ABSENT_TITLE} :`)
    list(absent)
  }
  if (check.citations.length > 0)
    table(
      [44, 20, 36],
      ['Citation', 'Résultat', 'Précisions'],
      mergeRows(check.citations.map(one => [one.written, verdictNames[one.verdict], details(one)])),
    )
  heading('Les passages cités')
  if (check.quotes.length === 0) say('Le texte ne reproduit aucun passage de plus de quatre mots.')
  else
    table(
      [44, 20, 36],
      ['Passage', 'Résultat', 'Source et précisions'],
      check.quotes.map(one => [beginning(one.written), outcomeNames[one.outcome], quoteDetails(one)]),
    )
  heading('Ce qui n’a pas été vérifié')
  list([...uncomparedParts(check), ...NEVER_CHECKED].map(tie))
  return { title: 'Rapport de contrôle', style: 'briefing', footer: title, blocks, problems: [] }
}

/** Rows that say the same are one, with how many they were. */
function mergeRows(rows: readonly (readonly [string, string, string])[]): string[][] {
  const times = new Map<string, number>()
  for (const row of rows) times.set(JSON.stringify(row), (times.get(JSON.stringify(row)) ?? 0) + 1)
  return [...times].map(([row, n]) => {
    const [wording = '', ...rest] = JSON.parse(row) as string[]
    return [n > 1 ? `${wording} (${n} fois)` : wording, ...rest]
  })
}

const run = (text: string): Line => [{ kind: 'run', text: tie(text) }]
const bold = (text: string): Line => [{ kind: 'run', text, marks: ['bold'] }]

const citationCount = (check: CiteCheck): string =>
  `${checkSummary(check).text} ${capital(countedVerdicts(check.citations))}. ${NEVER_COMPARED}`

const details = (one: CheckedCitation): string =>
  [
    ...one.differences.map(differenceText),
    ...one.remarks.map(remark => remark.text),
    ...one.unseen,
    ...comparedSentences(one.compared.filter(({ stands }) => stands === 'same')),
  ].join(' ')

const quoteDetails = (one: CheckedQuote): string =>
  [
    one.source?.label,
    one.note,
    one.changes.length > 0 ? comparison(one) : '',
    ...one.compared.flatMap(each => uncomparedText(each)?.replace(/\.$/, '') ?? []),
  ]
    .filter(Boolean)
    .join('. ')

/** The two wordings where they part: `[mots de la source]` then `mots du texte`. */
const comparison = ({ changes }: CheckedQuote): string =>
  changes
    .flatMap(one =>
      one.kind === 'same'
        ? []
        : [`${one.kind === 'removed' ? 'la source a' : 'le texte a'} «\u00a0${one.text.trim()}\u00a0»`],
    )
    .join(', ')

const beginning = (text: string) =>
  text.length <= 160 ? text : `${text.slice(0, text.lastIndexOf(' ', 160))}…`

/** The parts of this very text that could not be compared. */
function uncomparedParts({ citations, quotes }: CiteCheck): string[] {
  const absent = citations.filter(one => one.verdict === 'absent').length
  const references = citations.filter(one => one.verdict === 'reference').length
  const doubtCount = citations.filter(one => one.verdict === 'unverified').length
  const unreadCount = quotes.filter(one => one.outcome === 'unread').length
  return [
    ...(absent > 0
      ? [
          `${countOf(absent, 'citation dont la source n’est', 'citations dont la source n’est')} pas dans la bibliothèque ;`,
        ]
      : []),
    ...(references > 0
      ? [
          `${countOf(references, 'citation dont le texte n’a pas été lu : sa référence seule concorde', 'citations dont le texte n’a pas été lu : leur référence seule concorde')} ;`,
        ]
      : []),
    ...(doubtCount > 0
      ? [
          `${countOf(doubtCount, 'citation à vérifier : sa fiche l’est elle-même', 'citations à vérifier : leur fiche l’est elle-même')}, ou rien n’a pu être comparé ;`,
        ]
      : []),
    ...(unreadCount > 0
      ? [
          `${countOf(unreadCount, 'passage cité dont le texte', 'passages cités dont le texte')} n’a pas été lu : sa source n’est pas dite, ou la bibliothèque n’en a pas la rédaction qu’il faut ;`,
        ]
      : []),
    'les passages de moins de cinq mots, et ceux que rien ne donne pour cités (guillemets, ou ligne annoncée) ;',
  ]
}
