import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Compiles a script of NSIS; `name` is the script's file in the work folder. */
export function makeNsis(work: string, name: string, script: string): void {
  const file = join(work, name)
  // The byte order mark says UTF-8 to makensis.
  writeFileSync(file, `\ufeff${script}`)
  const done = spawnSync('makensis', ['-V2', '-NOCD', file], { cwd: work, encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(
      `makensis a échoué : ${done.error?.message ?? `${done.stdout}${done.stderr}`.trim().slice(-600)}`,
    )
}

/** A text between quotation marks, as NSIS reads it. */
export const quoted = (text: string): string => `"${text.replaceAll('$', '$$').replaceAll('"', '$\\"')}"`

/** Four numbers, which Windows asks of a version. */
export const fourNumbers = (version: string): string =>
  [...version.split(/[-+]/)[0]!.split('.'), '0', '0'].slice(0, 4).join('.')
