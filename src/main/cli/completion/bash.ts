import { valueFlags } from '../parse.ts'
import { allVerbs } from '../table.ts'
import {
  argumentWords,
  firstWords,
  flagNames,
  freeOptions,
  groups,
  longestFirst,
  valuesIn,
  words,
} from './completion-words.ts'

/** The completion of bash. */
export function bashScript(): string {
  return `# Complète les commandes de Prétoire dans bash.
# Fait par «\u00a0pretoire completion bash\u00a0».
_pretoire() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} line='' word verb='' list='' value=''
  # bash coupe «\u00a0--kind=article\u00a0» en trois
  [[ $cur == = ]] && cur=''
  [[ $prev == = && COMP_CWORD -gt 1 ]] && prev=\${COMP_WORDS[COMP_CWORD-2]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word == = ]]; then value=1
    elif [[ -n $value ]]; then value=''
    else
      case "$word" in
        ${[...valueFlags].join('|')}) value=1 ;;
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
