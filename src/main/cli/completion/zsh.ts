import { optionsOf } from '../command.ts'
import { valueFlags } from '../parse.ts'
import { allVerbs, type NamedVerb, subjects } from '../table.ts'
import {
  argumentWords,
  firstWords,
  groups,
  longestFirst,
  quote,
  takesFiles,
  words,
} from './completion-words.ts'

/** A description between the brackets or after the colon of a zsh specification. */
const zshText = (text: string) => text.replace(/[[\]:\\]/g, one => `\\${one}`)

function zshOptions(verb: NamedVerb): string[] {
  return Object.entries(optionsOf(verb.entry)).flatMap(([name, option]) => {
    const star = option.isList ? '*' : ''
    const about = `[${zshText(option.about)}]`
    const value =
      option.type === 'flag'
        ? ''
        : `:${zshText(option.value)}:${option.type === 'choice' ? `(${words(option.values)})` : option.type === 'text' ? ' ' : '_files'}`
    return [`--${name}`, ...(option.short ? [`-${option.short}`] : [])].map(flag =>
      quote(`${star}${flag}${option.type !== 'flag' && flag.startsWith('--') ? '=' : ''}${about}${value}`),
    )
  })
}

const zshArguments = (verb: NamedVerb): string =>
  quote(
    argumentWords(verb).length > 0
      ? `*:mot:(${words(argumentWords(verb))})`
      : takesFiles(verb)
        ? '*:fichier:_files'
        : '*: : ',
  )

/** The completion of zsh. */
export function zshScript(): string {
  const about = (prefix: string, word: string) => {
    const name = prefix ? `${prefix} ${word}` : word
    const entry = allVerbs.find(one => one.name === name)?.entry
    const title = subjects.find(one => Object.keys(one.verbs).some(key => key.startsWith(`${name} `)))?.title
    return quote(`${word}:${(entry?.summary ?? title ?? '').replaceAll(':', '\\:')}`)
  }
  return `#compdef pretoire
# Complète les commandes de Prétoire dans zsh.
# Fait par «\u00a0pretoire completion zsh\u00a0».
_pretoire() {
  local word line='' verb='' value='' n=0
  local -a list
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if [[ -n $value ]]; then value=''; continue; fi
    case "$word" in
    (${[...valueFlags].join('|')}) value=1 ;;
    (-*) ;;
    (*) line+="$word " ;;
    esac
  done
  case "$line" in
${longestFirst.map(({ name }) => `    (${quote(`${name} `)}*) verb=${quote(name)}; n=${name.split(' ').length} ;;`).join('\n')}
  esac
  if [[ \${words[CURRENT]} != -* ]]; then
    case "$line" in
    ('') list=(${firstWords.map(word => about('', word)).join(' ')}) ;;
${groups.map(([prefix, next]) => `    (${quote(`${prefix} `)}) list=(${next.map(word => about(prefix, word)).join(' ')}) ;;`).join('\n')}
    esac
    (( $#list )) && { _describe commande list; [[ -z $verb ]] && return; }
  fi
  [[ -z $verb ]] && { _arguments '--help[montre l’aide]' '--version[montre la version]'; return; }
  # les mots de la commande sont lus : le reste est à elle
  while (( n > 1 )); do shift words; (( CURRENT-- )); (( n-- )); done
  shift words; (( CURRENT-- ))
  case "$verb" in
${allVerbs.map(verb => `    (${quote(verb.name)}) _arguments ${[...zshOptions(verb), zshArguments(verb)].join(' ')} ;;`).join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _pretoire "$@"; else compdef _pretoire pretoire; fi
`
}
