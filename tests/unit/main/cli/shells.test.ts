import { spawnSync } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

import { afterAll, describe, expect, test } from 'vitest'
import { manPage } from '../../../../src/main/cli/manual.ts'
import { completionScript, type Shell } from '../../../../src/main/cli/program.ts'
import { temporary } from '../../../contract/program.ts'

const place = temporary()
afterAll(() => place.remove())

const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const run = (program: string, args: string[]) => {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 })
  return { out: stdout, err: stderr, status }
}

/** The proposals of each shell at the end of a line, once it has read the script. */
const proposals: Readonly<Record<Shell, (script: string, line: string) => string[]>> = {
  bash: (script, line) => {
    const words = line.split(' ').map(word => `'${word}'`)
    const asked = `source '${script}'; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _pretoire; printf '%s\\n' "\${COMPREPLY[@]}"`
    return run('bash', ['--norc', '-c', asked]).out.split('\n')
  },
  fish: (script, line) =>
    run('fish', ['--no-config', '-c', `source '${script}'; complete -C '${line}'`])
      .out.split('\n')
      .map(one => one.split('\t')[0] ?? ''),
  // zsh completes only where somebody types: in a terminal of its own, whose sequences are then dropped
  zsh: (script, line) => {
    const file = place.file(
      'zsh-terminal',
      `zmodload zsh/zpty; zpty t zsh -f -i
zpty -w t "PS1=; autoload -Uz compinit; compinit -D -u; source '${script}'; LISTMAX=1000; stty cols 200; print RE''ADY"
local out; zpty -r t out '*READY*'
zpty -w -n t '${line}'$'\\t\\cA:\\cE; print DO""NE\\n'
zpty -r t out '*DONE*'; print -r -- "$out"; zpty -d t\n`,
    )
    return stripVTControlCharacters(run('zsh', ['-f', file]).out).split(/[\s=]+/)
  },
}

describe.each(['bash', 'zsh', 'fish'] as const)('%s', shell => {
  const script = place.file(`pretoire.${shell}`, completionScript(shell))
  test.skipIf(!has(shell)).each([
    ['pretoire ex', ['export', 'exhibit']],
    ['pretoire pack key ', ['save', 'load', 'use']],
    ['pretoire --library /tmp members ', ['import', 'list', 'show', 'targets']],
    ['pretoire search mot --kind ', ['decision', 'article', 'argument', 'document']],
    ['pretoire exhibit arrange DOSSIER ', ['date', 'citation']],
    ['pretoire export ÉCRIT --ver', ['--verify-pages']],
  ])('completes « %s » (skipped where the shell is not installed)', (line, words) => {
    const seen = proposals[shell](script, line).join(' ')
    for (const word of words) expect(seen).toContain(word)
    expect(seen).not.toContain('safekeeping')
  })
})

describe('the manual page', () => {
  const file = () => place.file('pretoire.1', manPage())
  test.skipIf(!has('groff'))('is roff without a warning (skipped where groff is not installed)', () => {
    const { err, status } = run('groff', ['-ww', '-b', '-Tutf8', '-Kutf8', '-man', '-z', file()])
    expect([err, status]).toEqual(['', 0])
  })
  const mandoc = run('mandoc', ['-T', 'lint', '/dev/null']).status !== null
  test.skipIf(!mandoc)('passes the linter of mandoc (skipped where it is not installed)', () => {
    const { out, err } = run('mandoc', ['-T', 'lint', '-W', 'warning', file()])
    // it has no date, as it is the same whenever it is built
    expect(`${out}${err}`.split('\n').filter(line => line && !line.includes('missing date'))).toEqual([])
  })
})
