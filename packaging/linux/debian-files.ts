import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edition } from '../../src/main/updates/release.ts'
import { product, projectRoot } from '../product.ts'

/** Width that Debian keeps its descriptions and changelogs to (characters). */
const LINE_WIDTH = 78

/** A text in lines of at most LINE_WIDTH characters, each after `indent`; the first after `first` where it differs. */
export function wrapLines(text: string, indent: string, first: string = indent): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line)
      line = indent
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}

const runtimeTags = [
  'embedded-library',
  'hardening-no-bindnow',
  'hardening-no-fortify-functions',
  'hardening-no-pie',
  'unstripped-binary-or-object',
]

/** Remarks of lintian that stand, each under its reason: a package is otherwise clean. */
export function lintianOverrides(name: string, edition: Edition): string {
  const reasons: [string, readonly string[]][] = [
    [
      'The runtime and the binary of the database are compiled by their publishers; Node loses its symbols alone, by strip.',
      runtimeTags,
    ],
    [
      'Modules of npm are shipped as locked and tested, each with its licence beside it and scripts that only it runs.',
      ['embedded-javascript-library', 'extra-license-file', 'national-encoding', 'script-not-executable'],
    ],
    [
      'The licence of the runtime stands beside it.',
      ['package-contains-documentation-outside-usr-share-doc'],
    ],
    [
      'Pages are estimated in these very fonts, which LibreOffice is handed whatever the computer has.',
      ['duplicate-font-file'],
    ],
    ['The changelog quotes French words.', ['spelling-error-in-changelog']],
  ]
  if (!product.homepage)
    reasons.push(['Nobody gave the address of the project.', ['appstream-metadata-validation-failed']])
  if (edition === 'electron')
    reasons.push([
      'The sandbox of Chromium, where user namespaces are refused to ordinary programs.',
      ['elevated-privileges'],
    ])
  return `${reasons
    .flatMap(([reason, tags]) => [`# ${reason}`, ...tags.map(tag => `${name}: ${tag}`)])
    .join('\n')}\n`
}

export function copyright(): string {
  const licence = readFileSync(join(projectRoot, 'LICENSE'), 'utf8')
  return `Prétoire
Copyright: les auteurs de Prétoire
Licence: ${product.license}

Les bibliothèques et le moteur livrés avec le programme gardent leur propre licence, dans leur dossier.

${licence}`
}

/** The changelog as dpkg reads it: the lines of the release being packaged. */
export function debianChangelog(name: string, date: Date): string {
  const text = readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8')
  const release = text.split(/^## /m).find(part => part.startsWith(product.version)) ?? ''
  const changes = [...release.matchAll(/^- (.*)$/gm)].map(match => match[1] ?? '')
  const lines = changes.flatMap(change => wrapLines(change, '    ', '  * '))
  const stamp = date.toUTCString().replace('GMT', '+0000')
  return `${name} (${product.version}) stable; urgency=medium\n\n${lines.join('\n')}\n\n -- ${product.maintainer}  ${stamp}\n`
}
