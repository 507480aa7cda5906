import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeXml } from '../../../shared/kernel/escape.ts'
import { resource } from '../places.ts'

/** An archive of Electron, whose files only Electron can open. */
const IN_ARCHIVE = /\.asar[\\/]/

/** Names of the font files shipped with the program. */
export const shippedFonts = (): string[] =>
  readdirSync(resource('fonts')).filter(name => name.endsWith('.ttf'))

/** Whether this LibreOffice reads its fonts as the environment says: on Linux, but in a package that sets its own environment. */
export const readsFontConfiguration = (office: string): boolean =>
  process.platform !== 'win32' && process.platform !== 'darwin' && !/\/(?:snap|flatpak)\//.test(office)

/**
 * Environment of a LibreOffice that has the fonts of the program, then those of the system. `place` is a folder of its own, which
 * takes the configuration and what fontconfig notes of the fonts.
 */
export function fontEnvironment(place: string): NodeJS.ProcessEnv {
  const file = join(place, 'polices.conf')
  writeFileSync(file, configuration(fontFolder(place), place), { mode: 0o600 })
  return { FONTCONFIG_FILE: file }
}

/** The folder of the fonts as another program can open it. */
function fontFolder(place: string): string {
  if (!IN_ARCHIVE.test(resource('fonts'))) return resource('fonts')
  const copies = join(place, 'polices')
  mkdirSync(copies, { mode: 0o700 })
  for (const name of shippedFonts()) copyFileSync(resource('fonts', name), join(copies, name))
  return copies
}

/** Faces of Word, and the shipped one of the same widths: given where the system lacks the first. */
const TWINS = [
  ['Cambria', 'Caladea'],
  ['Times New Roman', 'Liberation Serif'],
  ['Arial', 'Liberation Sans'],
  ['Courier New', 'Liberation Mono'],
] as const

/** The system's own configuration comes last: what it says of a face must not come before its twin. */
const configuration = (fonts: string, place: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escapeXml(fonts)}</dir>
  <cachedir>${escapeXml(join(place, 'polices-notees'))}</cachedir>
${TWINS.map(([face, twin]) => `  <alias binding="same"><family>${face}</family><accept><family>${twin}</family></accept></alias>`).join('\n')}
  <include ignore_missing="yes">${escapeXml(process.env.FONTCONFIG_FILE || '/etc/fonts/fonts.conf')}</include>
</fontconfig>
`
