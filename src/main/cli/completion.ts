import { argumentsOf, optionsOf } from './command.ts'
import { valued } from './parse.ts'
import { isFileToRead } from './stdin.ts'
import { allVerbs, type NamedVerb, subjects } from './table.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The script that completes verbs, options and their values in a shell. Nothing of it opens the library. */
export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash()
    case 'zsh':
      return zsh()
    case 'fish':
      return fish()
  }
}

const verbNames = allVerbs.map(one => one.name)
const firstWords = [...new Set(verbNames.map(name => name.split(' ')[0] ?? ''))]

/** Every beginning of a name of several words, with the words that may follow it. */
const groups: readonly (readonly [string, readonly string[]])[] = [
  ...new Set(
    verbNames.flatMap(name => {
      const words = name.split(' ')
      return words.slice(1).map((_, at) => words.slice(0, at + 1).join(' '))
    }),
  ),
].map(prefix => [
  prefix,
  [
    ...new Set(
      verbNames
        .filter(name => name.startsWith(`${prefix} `))
        .map(name => name.slice(prefix.length + 1).split(' ')[0] ?? ''),
    ),
  ],
])

const flagNames = ({ entry }: NamedVerb): string[] =>
  Object.entries(optionsOf(entry)).flatMap(([name, { short }]) => [
    `--${name}`,
    ...(short ? [`-${short}`] : []),
  ])

/** The values of an option, where they are a list. */
const valuesIn = (verb: NamedVerb): [string, readonly string[]][] =>
  Object.entries(optionsOf(verb.entry)).flatMap(([name, option]) =>
    option.type === 'choice' ? [[`--${name}`, option.values]] : [],
  )

/** The words that the arguments of a verb may be. */
const argumentWords = ({ entry }: NamedVerb): string[] => argumentsOf(entry).flatMap(one => one.values)

/** Options that name something else than a file: after them, the shell proposes nothing. */
const freeOptions = (verb: NamedVerb): string[] =>
  Object.entries(optionsOf(verb.entry)).flatMap(([name, option]) =>
    option.type === 'text' && !/FICHIER|CHEMIN|^DOSSIER$/.test(option.value) ? [`--${name}`] : [],
  )

const takesFiles = ({ entry }: NamedVerb): boolean =>
  argumentsOf(entry).some(({ name }) => isFileToRead(name) || name.includes('.'))

const words = (list: readonly string[]) => list.join(' ')

/** The `case` that finds the verb: longest names first. */
const longestFirst = allVerbs.toSorted((a, b) => b.name.split(' ').length - a.name.split(' ').length)

function bash(): string {
  return `# Complète les commandes de Prétoire dans bash.
# Fait par « pretoire completion bash ».
_pretoire() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} line='' word verb='' list='' value=''
  # bash coupe « --kind=article » en trois
  [[ $cur == = ]] && cur=''
  [[ $prev == = && COMP_CWORD -gt 1 ]] && prev=\${COMP_WORDS[COMP_CWORD-2]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word == = ]]; then value=1
    elif [[ -n $value ]]; then value=''
    else
      case "$word" in
        ${[...valued].join('|')}) value=1 ;;
        -*) ;;
        *) line+="$word " ;;
      esac
    fi
  done
  case "$line" in
${longestFirst.map(({ name }) => `    '${name} '*) verb='${name}' ;;`).join('\n')}
  esac
  case "$verb $prev" in
${allVerbs
  .flatMap(verb =>
    valuesIn(verb).map(
      ([flag, values]) =>
        `    '${verb.name} ${flag}') COMPREPLY=($(compgen -W '${words(values)}' -- "$cur")); return ;;`,
    ),
  )
  .join('\n')}
${allVerbs
  .filter(verb => freeOptions(verb).length > 0)
  .map(
    verb =>
      `    ${freeOptions(verb)
        .map(flag => `'${verb.name} ${flag}'`)
        .join('|')}) return ;;`,
  )
  .join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$verb" in
${allVerbs.map(verb => `      '${verb.name}') list='${words(flagNames(verb))}' ;;`).join('\n')}
      *) list='--help --version --library --json' ;;
    esac
    COMPREPLY=($(compgen -W "$list" -- "$cur"))
    return
  fi
  case "$line" in
    '') list='${words(firstWords)}' ;;
${groups.map(([prefix, next]) => `    '${prefix} ') list='${words(next)}' ;;`).join('\n')}
  esac
  case "$verb" in
${allVerbs
  .filter(verb => argumentWords(verb).length > 0)
  .map(verb => `    '${verb.name}') list+=' ${words(argumentWords(verb))}' ;;`)
  .join('\n')}
    help) list='${words(firstWords)}' ;;
  esac
  COMPREPLY=($(compgen -W "$list" -- "$cur"))
}
complete -o bashdefault -o default -F _pretoire pretoire
`
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
/** A description between the brackets or after the colon of a zsh specification. */
const zshText = (text: string) => text.replace(/[[\]:\\]/g, one => `\\${one}`)

function zshOptions(verb: NamedVerb): string[] {
  return Object.entries(optionsOf(verb.entry)).flatMap(([name, option]) => {
    const star = option.many ? '*' : ''
    const about = `[${zshText(option.about)}]`
    const value =
      option.type === 'flag'
        ? ''
        : `:${zshText(option.value)}:${option.type === 'choice' ? `(${words(option.values)})` : option.type === 'text' ? ' ' : '_files'}`
    return [`--${name}`, ...(option.short ? [`-${option.short}`] : [])].map(flag =>
      quoted(`${star}${flag}${option.type !== 'flag' && flag.startsWith('--') ? '=' : ''}${about}${value}`),
    )
  })
}

const zshArguments = (verb: NamedVerb): string =>
  quoted(
    argumentWords(verb).length > 0
      ? `*:mot:(${words(argumentWords(verb))})`
      : takesFiles(verb)
        ? '*:fichier:_files'
        : '*: : ',
  )

function zsh(): string {
  const about = (prefix: string, word: string) => {
    const name = prefix ? `${prefix} ${word}` : word
    const entry = allVerbs.find(one => one.name === name)?.entry
    const title = subjects.find(one => Object.keys(one.verbs).some(key => key.startsWith(`${name} `)))?.title
    return quoted(`${word}:${(entry?.summary ?? title ?? '').replaceAll(':', '\\:')}`)
  }
  return `#compdef pretoire
# Complète les commandes de Prétoire dans zsh.
# Fait par « pretoire completion zsh ».
_pretoire() {
  local word line='' verb='' value='' n=0
  local -a list
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n $value ]]; then value=''; continue; fi
    case "$word" in
    (${[...valued].join('|')}) value=1 ;;
    (-*) ;;
    (*) line+="$word " ;;
    esac
  done
  case "$line" in
${longestFirst.map(({ name }) => `    (${quoted(`${name} `)}*) verb=${quoted(name)}; n=${name.split(' ').length} ;;`).join('\n')}
  esac
  if [[ \${words[CURRENT]} != -* ]]; then
    case "$line" in
    ('') list=(${firstWords.map(word => about('', word)).join(' ')}) ;;
${groups.map(([prefix, next]) => `    (${quoted(`${prefix} `)}) list=(${next.map(word => about(prefix, word)).join(' ')}) ;;`).join('\n')}
    esac
    (( $#list )) && { _describe commande list; [[ -z $verb ]] && return; }
  fi
  [[ -z $verb ]] && { _arguments '--help[montre l’aide]' '--version[montre la version]'; return; }
  # les mots de la commande sont lus : le reste est à elle
  while (( n > 1 )); do shift words; (( CURRENT-- )); (( n-- )); done
  shift words; (( CURRENT-- ))
  case "$verb" in
${allVerbs.map(verb => `    (${quoted(verb.name)}) _arguments ${[...zshOptions(verb), zshArguments(verb)].join(' ')} ;;`).join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _pretoire "$@"; else compdef _pretoire pretoire; fi
`
}

function fish(): string {
  const line = (condition: string, rest: string) => `complete -c pretoire -n ${quoted(condition)} ${rest}`
  const known = (name: string) => `__pretoire_verb ${quoted(name)}`
  return `# Complète les commandes de Prétoire dans fish.
# Fait par « pretoire completion fish ».
function __pretoire_words
    set -l line (commandline -opc)
    set -l names
    set -l value
    for word in $line[2..-1]
        if set -q value[1]
            set value
        else if contains -- $word ${[...valued].join(' ')}
            set value 1
        else if not string match -q -- '-*' $word
            set -a names $word
        end
    end
    string join ' ' $names
end
function __pretoire_line
    test (__pretoire_words | string collect --allow-empty) = "$argv[1]"
end
function __pretoire_verb
    set -l line (__pretoire_words) ''
    for name in ${longestFirst.map(({ name }) => quoted(name)).join(' ')}
        if string match -q -- "$name *" "$line[1] "
            test "$name" = "$argv[1]"
            return
        end
    end
    return 1
end
complete -c pretoire -f
${firstWords.map(word => line('__pretoire_line ""', `-a ${quoted(word)} -d ${quoted(aboutWord(word))}`)).join('\n')}
${groups
  .flatMap(([prefix, next]) =>
    next.map(word =>
      line(
        `__pretoire_line ${quoted(prefix)}`,
        `-a ${quoted(word)} -d ${quoted(aboutWord(`${prefix} ${word}`))}`,
      ),
    ),
  )
  .join('\n')}
${allVerbs
  .flatMap(verb => [
    ...Object.entries(optionsOf(verb.entry)).map(([name, option]) =>
      line(
        known(verb.name),
        [
          `-l ${name}`,
          option.short ? `-s ${option.short}` : '',
          option.type === 'flag'
            ? ''
            : option.type === 'choice'
              ? `-x -a ${quoted(words(option.values))}`
              : option.type === 'input' || option.type === 'output'
                ? '-r -F'
                : '-x',
          `-d ${quoted(option.about)}`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    ...(takesFiles(verb) ? [line(known(verb.name), '-F')] : []),
    ...(argumentWords(verb).length > 0
      ? [line(known(verb.name), `-a ${quoted(words(argumentWords(verb)))}`)]
      : []),
  ])
  .join('\n')}
`
}

function aboutWord(name: string): string {
  const entry = allVerbs.find(one => one.name === name)?.entry
  const title = subjects.find(one => Object.keys(one.verbs).some(key => key.startsWith(`${name} `)))?.title
  return entry?.summary ?? title ?? ''
}
