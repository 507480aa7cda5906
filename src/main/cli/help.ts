import { capital } from '../../shared/french/wording.ts'
import { argumentsOf, flagsOf, usageOf } from './command.ts'
import { linesOf } from './examples/all.ts'
import { unknownVerb } from './parse.ts'
import { everyOption } from './program-table.ts'
import { type Area, areas, type NamedVerb, type Subject, subjects, verbOf, verbsUnder } from './table.ts'
import type { OptionEntry } from './verb.ts'

/** Meaning of the exit codes, for the help, the manual page and the guide. */
export const exitCodes: readonly (readonly [number, string])[] = [
  [0, 'fait'],
  [1, 'refusé, échoué, ou des problèmes ont été trouvés : une phrase le dit'],
  [2, 'commande mal formée : rien n’a été fait'],
  [3, 'erreur du programme ; --verbose montre où'],
  [130, 'interrompu au clavier'],
]

/** How the command is started where the program is not installed. */
export const fromSources =
  'Depuis les sources, «\u00a0pretoire\u00a0» s’écrit «\u00a0npm run -s cli --\u00a0».'

type Strong = (text: string) => string
const plain: Strong = text => text

/** Columns of a help page: the terminal's, but no line longer than is read with ease. */
const width = (): number => Math.min(process.stdout.columns || 100, 100)

/** The help of a verb, of the verbs that begin alike or are of one area; without a word, the page that leads on. */
export function helpFor(words: readonly string[], strong: Strong = plain): string {
  if (words.length === 0) return firstPage(strong)
  const area = areas.find(({ word }) => word === words.join(' '))
  if (area) return ofArea(area, strong)
  const verb = verbOf(words)
  if (verb && verb.name === words.join(' ')) return ofVerb(verb, strong)
  const under = verbsUnder(words)
  if (under.length > 0) return ofGroup(words.join(' '), under, strong)
  throw unknownVerb(words)
}

/** Leads a newcomer on: how to begin, and where the rest is. */
const firstPage = (strong: Strong): string =>
  [
    'Prétoire en ligne de commande.',
    '',
    ...usage(strong),
    '',
    strong('Pour commencer :'),
    ...FIRST_COMMANDS.map(line => `  ${line}`),
    '',
    strong('Sujets :'),
    ...list(
      areas.map(({ word, about, subjects: own }) => [
        word,
        `${about} (${own.flatMap(({ verbs }) => Object.keys(verbs)).length} commandes)`,
      ]),
    ),
    '',
    ...conventions(),
  ].join('\n')

/** The first commands of a new library, in the order they are typed. */
const FIRST_COMMANDS = [
  'pretoire import --starter',
  'pretoire search vidéosurveillance',
  'pretoire dossier new --template rep-vsa --set commune=Moirans',
  'pretoire check ÉCRIT',
  'pretoire export ÉCRIT --out recours.docx',
]

const usage = (strong: Strong): string[] => [
  strong('Emploi :'),
  ...list([
    ['pretoire COMMANDE [options]', ''],
    ['pretoire help COMMANDE', 'une commande : ses arguments, ses options, des exemples'],
    ['pretoire help SUJET', 'les commandes d’un sujet'],
    ['pretoire help --full', 'toutes les commandes'],
  ]),
]

const conventions = (): string[] => [
  'La bibliothèque est celle de --library, sinon de PRETOIRE_LIBRARY, sinon celle de l’utilisateur.',
  '«\u00a0-\u00a0» à la place d’un fichier à lire est l’entrée standard ; «\u00a0-o -\u00a0» est la sortie standard.',
  ...(import.meta.url.endsWith('.ts') ? [fromSources] : []),
]

const subjectLines = ({ title, verbs }: Subject, strong: Strong): string[] => [
  strong(`${title} :`),
  ...list(Object.entries(verbs).map(([name, { summary }]) => [name, summary])),
  '',
]

const ofArea = ({ subjects: own }: Area, strong: Strong): string =>
  [
    ...own.flatMap(subject => subjectLines(subject, strong)),
    'Pour l’une d’elles : pretoire help COMMANDE',
  ].join('\n')

/** Every verb, on one page. */
export function everyVerb(strong: Strong = plain): string {
  return [
    'Prétoire en ligne de commande.',
    '',
    ...usage(strong),
    '',
    ...subjects.flatMap(subject => subjectLines(subject, strong)),
    strong('Options de toutes les commandes :'),
    ...options(everyOption),
    '  --version  montre la version',
    '',
    ...conventions(),
    strong('Codes de sortie :'),
    ...list(exitCodes.map(([code, meaning]) => [String(code), meaning])),
  ].join('\n')
}

function ofVerb({ name, entry }: NamedVerb, strong: Strong): string {
  const words = argumentsOf(entry)
  const under = verbsUnder(name.split(' '))
  const part = (title: string, rows: readonly string[]) =>
    rows.length > 0 ? ['', strong(`${title} :`), ...rows] : []
  return [
    ...wrap(`${capital(entry.summary)}.`, 0),
    ...(entry.detail ? wrap(entry.detail, 0) : []),
    ...part('Emploi', [`  pretoire ${usageOf(name, entry)}`]),
    ...part('Arguments', list(words.map(one => [one.name, one.about]))),
    ...part('Options', options(entry.options ?? {})),
    ...part('Options de toutes les commandes', options(everyOption)),
    ...part('Autres commandes', list(under.map(one => [one.name, one.entry.summary]))),
    ...part('Codes de sortie', list(codesOf(entry.codeOne))),
    ...part(
      'Exemples',
      linesOf(name).map(line => `  ${line}`),
    ),
  ].join('\n')
}

export const codesOf = (one: string | undefined): [string, string][] =>
  exitCodes
    .filter(([code]) => code < 3)
    .map(([code, meaning]) => [String(code), code === 1 && one ? `${one}, ou la commande a échoué` : meaning])

const ofGroup = (name: string, under: readonly NamedVerb[], strong: Strong): string =>
  [
    strong('Emploi :'),
    `  pretoire ${name} COMMANDE [options]`,
    '',
    strong('Commandes :'),
    ...list(under.map(one => [one.name, one.entry.summary])),
    '',
    `Pour l’une d’elles : pretoire help ${under[0]?.name}`,
  ].join('\n')

const options = (table: Readonly<Record<string, OptionEntry>>): string[] =>
  list(
    Object.entries(table).map(([name, option]) => [
      flagsOf(name, option),
      `${option.about}${option.required ? ' (nécessaire)' : ''}${option.isList ? ' (plusieurs fois au besoin)' : ''}`,
    ]),
  )

/** Two columns; a term too long for the first has its own line. */
function list(rows: readonly (readonly [string, string])[]): string[] {
  const widest = Math.max(0, ...rows.map(([term]) => term.length).filter(length => length <= 32))
  const indent = widest + 4
  return rows.flatMap(([term, about]) => {
    const [first = '', ...rest] = wrap(about, indent)
    return term.length > widest
      ? [`  ${term}`, first, ...rest]
      : [`  ${term.padEnd(widest)}  ${first.trimStart()}`.trimEnd(), ...rest]
  })
}

/** Lines no wider than the page, each behind as many spaces. */
function wrap(text: string, indent: number): string[] {
  const room = Math.max(24, width() - indent)
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line && line.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  return lines.map(line => ' '.repeat(indent) + line)
}
