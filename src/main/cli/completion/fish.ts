import { optionsOf } from '../command.ts'
import { valueFlags } from '../parse.ts'
import { allVerbs } from '../table.ts'
import {
  aboutWord,
  argumentWords,
  firstWords,
  groups,
  longestFirst,
  quote,
  takesFiles,
  words,
} from './completion-words.ts'

/** The completion of fish. */
export function fishScript(): string {
  const line = (condition: string, rest: string) => `complete -c pretoire -n ${quote(condition)} ${rest}`
  const ofVerb = (name: string) => `__pretoire_verb ${quote(name)}`
  return `# Complète les commandes de Prétoire dans fish.
# Fait par «\u00a0pretoire completion fish\u00a0».
function __pretoire_words
    set -l line (commandline -opc)
    set -l names
    set -l value
    for word in $line[2..-1]
        if set -q value[1]
            set value
        else if contains -- $word ${[...valueFlags].join(' ')}
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
    for name in ${longestFirst.map(({ name }) => quote(name)).join(' ')}
        if string match -q -- "$name *" "$line[1] "
            test "$name" = "$argv[1]"
            return
        end
    end
    return 1
end
complete -c pretoire -f
${firstWords.map(word => line('__pretoire_line ""', `-a ${quote(word)} -d ${quote(aboutWord(word))}`)).join('\n')}
${groups
  .flatMap(([prefix, next]) =>
    next.map(word =>
      line(
        `__pretoire_line ${quote(prefix)}`,
        `-a ${quote(word)} -d ${quote(aboutWord(`${prefix} ${word}`))}`,
      ),
    ),
  )
  .join('\n')}
${allVerbs
  .flatMap(verb => [
    ...Object.entries(optionsOf(verb.entry)).map(([name, option]) =>
      line(
        ofVerb(verb.name),
        [
          `-l ${name}`,
          option.short ? `-s ${option.short}` : '',
          option.type === 'flag'
            ? ''
            : option.type === 'choice'
              ? `-x -a ${quote(words(option.values))}`
              : option.type === 'input' || option.type === 'output'
                ? '-r -F'
                : '-x',
          `-d ${quote(option.about)}`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    ...(takesFiles(verb) ? [line(ofVerb(verb.name), '-F')] : []),
    ...(argumentWords(verb).length > 0
      ? [line(ofVerb(verb.name), `-a ${quote(words(argumentWords(verb)))}`)]
      : []),
  ])
  .join('\n')}
`
}
