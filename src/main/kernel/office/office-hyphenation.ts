import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { escapeXml } from '../../../shared/kernel/escape.ts'
import { resource } from '../places.ts'

const DICTIONARY = 'hyph_fr.dic'

/**
 * The setting of a LibreOffice profile that names our French hyphenation, which comes before one of the system. It is copied into
 * the profile: a package that confines LibreOffice lets it read no other folder, and an archive of Electron is opened by Electron alone.
 */
export function hyphenationItem(profile: string): string {
  const file = join(profile, DICTIONARY)
  copyFileSync(resource('hyphenation', DICTIONARY), file)
  const property = (name: string, value: string) =>
    `<prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop>`
  return (
    '<item oor:path="/org.openoffice.Office.Linguistic/ServiceManager/Dictionaries"><node oor:name="HyphDic_fr_Pretoire" oor:op="replace">' +
    property('Locations', `<it>${escapeXml(pathToFileURL(file).href)}</it>`) +
    property('Format', 'DICT_HYPH') +
    property('Locales', '<it>fr-FR</it>') +
    '</node></item>'
  )
}
