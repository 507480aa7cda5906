import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const settings = (profile: string) => join(profile, 'user', 'registrymodifications.xcu')
/** What LibreOffice notes of its first start in a profile: that it is installed there, which version, its extensions looked at. */
const started =
  /<item [^>]*><prop oor:name="(?:LastCompatibilityCheckID|ooSetupInstCompleted|ooSetupLastVersion)"[^\n]*<\/item>/g
let noted: string | undefined

/** Tells a new profile what was noted in an earlier one: LibreOffice then starts as for the second time, with less than half the work. */
export function beginProfile(profile: string): void {
  if (!noted) return
  mkdirSync(join(profile, 'user'), { recursive: true, mode: 0o700 })
  writeFileSync(
    settings(profile),
    `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n${noted}\n</oor:items>\n`,
  )
}

/** Keeps, for as long as the program runs, what LibreOffice noted in a profile that has served. */
export function learnProfile(profile: string): void {
  if (!noted && existsSync(settings(profile)))
    noted = readFileSync(settings(profile), 'utf8').match(started)?.join('\n')
}
