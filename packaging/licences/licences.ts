import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../product.ts'
import type { Component } from './components.ts'

/** The name of the list of licences, in the program and beside it. */
export const LICENCES_FILE = 'LICENCES-TIERS.txt'

/** Parts that are shipped and are no package: an engine with its licence text, or data with the words of its licence. */
export interface OtherComponent {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly text: string
}

/** Public data in `resources/`, under terms that ask to name their source. */
export const publicData: readonly OtherComponent[] = [
  data(
    'Communes et ressorts (communes.txt, courts.json, france.json)',
    'Insee, Code officiel géographique ; ressorts d’après le code de justice administrative et le code de l’organisation judiciaire.',
  ),
  data(
    'Faits de décisions publiées (official-index.jsonl)',
    'Conseil d’État et juridictions administratives (opendata.justice-administrative.fr), DILA (CONSTIT, JADE, CASS), Cour de cassation (Judilibre) : juridiction, date, numéro, formation, publication, ECLI, sens, nombre de points ; aucun texte.',
  ),
  data(
    'Articles de codes pour l’essai (samples/legi-*.tar.gz)',
    'Direction de l’information légale et administrative (LEGI), par @socialgouv/legi-data et etalab/codes-juridiques-francais.',
  ),
]

/** Fonts in `resources/fonts/`, with their licences as their authors publish them. */
export const shippedFonts: readonly OtherComponent[] = ['Caladea', 'Liberation'].map(name => ({
  name: `Polices ${name}`,
  version: '',
  license: 'OFL-1.1',
  text: readFileSync(join(projectRoot, 'resources', 'fonts', `OFL-${name}.txt`), 'utf8'),
}))

/** Hyphenation patterns in `resources/hyphenation/`, unchanged from LibreOffice's dictionaries. */
export const shippedPatterns: OtherComponent = {
  name: 'Coupures des mots français (hyph_fr.dic)',
  version: '',
  license: 'LGPL-2.1-or-later',
  text: `Blaise Drayer, Marc Lodewijck, Paul Pichaureau ; dictionnaires de LibreOffice, paquet Debian hyphen-fr 25.2.3.\n\n${readFileSync(join(projectRoot, 'resources', 'hyphenation', 'LGPL-2.1.txt'), 'utf8')}`,
}

function data(name: string, origin: string): OtherComponent {
  return {
    name,
    version: '',
    license: 'Licence Ouverte 2.0 (Etalab)',
    text: `Source : ${origin}\nRéutilisation sous la Licence Ouverte 2.0 d’Etalab, qui demande de nommer la source et la date de la dernière mise à jour.\nhttps://www.etalab.gouv.fr/licence-ouverte-open-licence`,
  }
}

/**
 * Writes the licences of all that is shipped in the resources of an application. Throws with the list of what has no licence
 * text: a program is not shipped without one.
 */
export function writeLicences(
  application: string,
  components: readonly Component[],
  others: readonly OtherComponent[],
): string {
  const missing = [...components, ...others].filter(one => one.text.trim() === '')
  if (missing.length > 0)
    throw new Error(
      `No licence text for ${missing.map(({ name, version }) => `${name} ${version}`.trim()).join(', ')}: nothing was written.`,
    )
  const file = join(application, 'resources', LICENCES_FILE)
  const own = join(application, 'LICENSE')
  writeFileSync(file, printLicences(components, others, existsSync(own) ? readFileSync(own, 'utf8') : ''))
  return file
}

/** The list as people read it: what there is, then each text once, with the names of all that it covers. */
export function printLicences(
  components: readonly Component[],
  others: readonly OtherComponent[],
  own: string,
): string {
  const all: readonly OtherComponent[] = [...others, ...components]
  const byText = new Map<string, OtherComponent[]>()
  for (const one of all) byText.set(one.text.trim(), [...(byText.get(one.text.trim()) ?? []), one])
  return [
    'LICENCES',
    'Prétoire est distribué sous la licence AGPL-3.0 ou ultérieure. Il contient les composants suivants, chacun sous la sienne.',
    all.map(one => `  ${title(one)}`).join('\n'),
    ...[...byText].map(([text, ones]) => `${RULE}\n${ones.map(title).join('\n')}\n${RULE}\n\n${plain(text)}`),
    ...(own ? [`${RULE}\nPrétoire, AGPL-3.0-or-later\n${RULE}\n\n${plain(own.trim())}`] : []),
    '',
  ].join('\n\n')
}

const RULE = '='.repeat(78)
const title = ({ name, version, license }: OtherComponent) =>
  [`${name} ${version}`.trim(), license].filter(Boolean).join(', ')
const plain = (text: string) => text.replaceAll('\r\n', '\n')
