import { stripVTControlCharacters } from 'node:util'
import type { Shell } from '../../../src/main/cli/program.ts'
import type { Machine } from './machine.ts'

/** A shell with the completions that packages install, and nothing of a user's; `$1` is the line to complete. */
const scripts: Readonly<Record<Shell, string>> = {
  bash: `. /usr/share/bash-completion/completions/pretoire
COMP_WORDS=($1); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
"$(complete -p pretoire | sed 's/.*-F \\([^ ]*\\).*/\\1/')"; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // zsh completes only where somebody types: in a terminal of its own, whose sequences are then dropped
  zsh: `zmodload zsh/zpty; zpty t zsh -f -i
zpty -w t "PS1=; autoload -Uz compinit; compinit -D -u; LISTMAX=1000; stty cols 200; print RE''ADY"
local out; zpty -r t out '*READY*'
zpty -w -n t "$1"$'\\t\\cA:\\cE; print DO""NE\\n'
zpty -r t out '*DONE*'; print -r -- "$out"; zpty -d t`,
  fish: 'complete -C $argv[1]',
}
const flags: Readonly<Record<Shell, readonly string[]>> = {
  bash: ['--norc', '-c'],
  zsh: ['-f', '-c'],
  fish: ['-c'],
}

/** Words that an installed shell proposes at the end of a line. */
export function completions(machine: Machine, shell: Shell, line: string): string[] {
  const args = shell === 'fish' ? [line] : [shell, line]
  const { out } = machine.user([shell, ...flags[shell], scripts[shell], ...args])
  return stripVTControlCharacters(out).split(/[\s=]+/)
}
