import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const library = (name: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="${name}" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`
const script = (text: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}</script:module>`
const index =
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd"><library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>'

const START_MS = 60_000
const FILE_MS = 5000

/** Runs a macro of LibreOffice Basic, in a profile of its own in this folder: the routine is given the path of a list of lines. */
export function runMacro(
  folder: string,
  {
    macro,
    routine,
    lines,
  }: { readonly macro: string; readonly routine: string; readonly lines: readonly string[] },
): void {
  const profile = join(folder, 'profile')
  const office = (...args: readonly string[]) =>
    spawnSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...['--headless', '--norestore', '--nologo'],
        ...args,
      ],
      { encoding: 'utf8', timeout: START_MS + lines.length * FILE_MS, killSignal: 'SIGKILL' },
    )
  // a first start lays macros of its own in the profile
  office('--terminate_after_init')
  const basic = join(profile, 'user', 'basic', 'Standard')
  mkdirSync(basic, { recursive: true })
  writeFileSync(join(basic, '..', 'script.xlc'), index)
  writeFileSync(join(basic, 'script.xlb'), library('Standard'))
  writeFileSync(join(basic, 'Module1.xba'), script(macro))
  const list = join(folder, 'list.txt')
  writeFileSync(list, `${lines.join('\n')}\n`)
  const done = office(`macro:///Standard.Module1.${routine}("${list}")`)
  if (done.status !== 0) throw new Error(`soffice: ${done.error?.message ?? done.stderr}`)
}
