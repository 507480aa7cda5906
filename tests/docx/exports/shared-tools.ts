import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const validator = fileURLToPath(new URL('../../../../shared/tools/docx-valid', import.meta.url))

/** Why the validator of whole packages cannot be run here, if it cannot: it stands beside this repository and needs lxml. */
export const missingValidator: string | undefined =
  existsSync(validator) && spawnSync(validator, ['--help'], { stdio: 'ignore' }).status === 0
    ? undefined
    : 'docx-valid ou python3-lxml absent : les schémas de chaque partie ne sont pas vérifiés'

/** The problems that the validator names in Word files, all read by one process. */
export function validatorFaults(files: ReadonlyMap<string, Buffer>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-valid-'))
  try {
    const paths = [...files].map(([name, bytes]) => {
      const path = join(folder, `${name}.docx`)
      writeFileSync(path, bytes)
      return path
    })
    const { stdout, stderr } = spawnSync(validator, paths, { encoding: 'utf8', maxBuffer: 1 << 28 })
    const lines = `${stdout}${stderr}`.split('\n').filter(Boolean)
    return lines
      .filter(line => !/: ok$|^\d+ files, \d+ valid$|: \d+ problems$/.test(line))
      .map(line => line.replace(`${folder}/`, ''))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
