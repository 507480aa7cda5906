import { capital } from '../../shared/french/wording.ts'
import { argumentsOf, flagsOf, usageOf } from './command.ts'
import { examples, linesOf } from './examples/all.ts'
import { codesOf, exitCodes, fromSources } from './help.ts'
import { everyOption } from './program-table.ts'
import { allVerbs, subjects } from './table.ts'
import type { OptionEntry, VerbEntry } from './verb.ts'
import { version } from './version.ts'

const environment: readonly (readonly [string, string])[] = [
  ['PRETOIRE_LIBRARY', 'le dossier de la bibliothèque, quand --library ne le dit pas'],
  ['PRETOIRE_PASSPHRASE', 'la phrase secrète d’une clé de signature («\u00a0pack key\u00a0»)'],
  ['NO_COLOR', 'définie, rien n’est mis en gras'],
]

const pipes =
  'Une commande écrit sa réponse sur la sortie standard, et ses remarques, sa progression et ses refus sur la sortie d’erreur. La progression n’est montrée que dans un terminal. «\u00a0-\u00a0» à la place d’un fichier à lire est l’entrée standard ; «\u00a0--out -\u00a0» envoie le fichier à la sortie standard, et la réponse passe alors sur la sortie d’erreur. Avec --json, la réponse est en JSON.'

const about = 'L’atelier des recours et des documents parlementaires, hors ligne.'

const optionAbout = (option: OptionEntry): string =>
  `${capital(option.about)}${option.required ? ' (nécessaire)' : ''}${option.isList ? ' (plusieurs fois au besoin)' : ''}.`.replace(
    /…\.$/,
    '…',
  )

/** Text of a roff line: what troff would read as an order is escaped. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1')

const roffRow = (term: string, text: string): string[] => ['.TP', `.B ${roff(term)}`, roff(text)]

const verbRoff = (name: string, entry: VerbEntry): string[] => [
  `.SS ${roff(name)}`,
  `.B ${roff(`pretoire ${usageOf(name, entry)}`)}`,
  '.PP',
  roff(`${capital(entry.summary)}.`),
  ...(entry.detail ? [roff(entry.detail)] : []),
  ...Object.entries(entry.options ?? {}).flatMap(([key, option]) =>
    roffRow(flagsOf(key, option), optionAbout(option)),
  ),
  ...(entry.codeOne ? ['.PP', roff(`Code de sortie 1 : ${codesOf(entry.codeOne)[1]?.[1]}.`)] : []),
  ...linesOf(name).flatMap(line => ['.PP', '.RS 4', roff(line), '.RE']),
]

/** The manual page, in roff: `man -l`. */
export function manPage(): string {
  return [
    `.TH PRETOIRE 1 "" "Prétoire ${version()}" "Manuel de Prétoire"`,
    '.nh',
    '.ad l',
    '.SH NOM',
    roff(`pretoire - ${about.charAt(0).toLowerCase()}${about.slice(1, -1)}`),
    '.SH SYNOPSIS',
    `.B pretoire`,
    roff('COMMANDE [options]'),
    '.SH DESCRIPTION',
    roff(about),
    roff('La même bibliothèque et les mêmes opérations que dans la fenêtre.'),
    '.PP',
    roff(pipes),
    '.SH OPTIONS DE TOUTES LES COMMANDES',
    ...Object.entries(everyOption).flatMap(([key, option]) =>
      roffRow(flagsOf(key, option), optionAbout(option)),
    ),
    ...roffRow('--version', 'Montre la version.'),
    ...subjects.flatMap(({ title, verbs }) => [
      `.SH ${roff(title.toLocaleUpperCase('fr'))}`,
      ...Object.entries(verbs).flatMap(([name, entry]) => verbRoff(name, entry)),
    ]),
    '.SH CODES DE SORTIE',
    ...exitCodes.flatMap(([code, meaning]) => roffRow(String(code), `${capital(meaning)}.`)),
    '.SH ENVIRONNEMENT',
    ...environment.flatMap(([name, meaning]) => roffRow(name, `${capital(meaning)}.`)),
    '',
  ].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

function verbMarkdown(name: string, entry: VerbEntry): string[] {
  const words = argumentsOf(entry).map(one => [`\`${cell(one.name)}\``, one.about])
  const options = Object.entries(entry.options ?? {}).map(([key, option]) => [
    `\`${cell(flagsOf(key, option))}\``,
    cell(optionAbout(option)),
  ])
  const rows = [...words, ...options]
  return [
    `### ${name}`,
    '',
    `\`pretoire ${usageOf(name, entry)}\``,
    '',
    `${capital(entry.summary).replaceAll('*', '\\*')}.${entry.detail ? ` ${entry.detail}` : ''}`,
    '',
    ...(rows.length > 0
      ? ['| | |', '|---|---|', ...rows.map(([term, text]) => `| ${term} | ${text} |`), '']
      : []),
    ...(entry.codeOne ? [`Code de sortie 1 : ${codesOf(entry.codeOne)[1]?.[1]}.`, ''] : []),
    ...['```sh', ...(examples[name] ?? []).flatMap(([line, shows]) => [line, `# ${shows}`]), '```', ''],
  ]
}

/** The same in Markdown: docs/cli.md. */
export function markdownPage(): string {
  return [
    '# Prétoire en ligne de commande',
    '',
    '<!-- Cette page est faite de la table des commandes : pretoire man --markdown > docs/cli.md -->',
    '',
    'La même bibliothèque et les mêmes opérations que dans la fenêtre.',
    '',
    '```sh',
    'pretoire help',
    'pretoire help import',
    'pretoire import decisions/',
    'pretoire search "référé liberté" --json',
    '```',
    '',
    `${fromSources} Une option s’écrit \`--clé valeur\` ou \`--clé=valeur\`, où l’on veut après «\u00a0pretoire\u00a0» ; ce qui suit \`--\` n’est plus une option.`,
    '',
    '## Dans un script',
    '',
    pipes
      .replaceAll('«\u00a0-\u00a0»', '`-`')
      .replace('«\u00a0--out -\u00a0»', '`--out -`')
      .replace('--json', '`--json`'),
    '',
    '```sh',
    'curl -s https://exemple.fr/lot.json | pretoire import -',
    'pretoire export ÉCRIT -o - --format md | less',
    'pretoire search drone --json | jq -r ".[].id"',
    '```',
    '',
    '| Code de sortie | |',
    '|---|---|',
    ...exitCodes.map(([code, meaning]) => `| ${code} | ${meaning} |`),
    '',
    '| Variable | |',
    '|---|---|',
    ...environment.map(([name, meaning]) => `| \`${name}\` | ${meaning} |`),
    '',
    '## Dans le terminal',
    '',
    'Le paquet installe de quoi compléter les commandes, et la page de manuel. Sans lui :',
    '',
    '```sh',
    'source <(pretoire completion bash)',
    'pretoire completion zsh > ~/.zfunc/_pretoire',
    'pretoire completion fish > ~/.config/fish/completions/pretoire.fish',
    'pretoire man | man -l -',
    '```',
    '',
    '## Options de toutes les commandes',
    '',
    '| | |',
    '|---|---|',
    ...Object.entries(everyOption).map(
      ([key, option]) => `| \`${cell(flagsOf(key, option))}\` | ${optionAbout(option)} |`,
    ),
    '| `--version` | Montre la version. |',
    '',
    ...subjects.flatMap(({ title }) => [
      `## ${title}`,
      '',
      ...allVerbs
        .filter(({ subject }) => subject.title === title)
        .flatMap(({ name, entry }) => verbMarkdown(name, entry)),
    ]),
  ].join('\n')
}
